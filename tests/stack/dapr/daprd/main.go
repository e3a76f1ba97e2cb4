// Command daprd is Dapr's own, with one part more: name resolution through a SQLite file, which its published default flavour has
// and the smaller one we build lacks. mDNS would find the sidecars of every other stack on the machine.
package main

import (
	"github.com/dapr/components-contrib/nameresolution/sqlite"
	"github.com/dapr/dapr/cmd/daprd/app"
	"github.com/dapr/dapr/pkg/components/nameresolution"
)

func main() {
	nameresolution.DefaultRegistry.RegisterComponent(sqlite.NewResolver, "sqlite")
	app.Run()
}
