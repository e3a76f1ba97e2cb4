// Reads a configuration of Grafana Alloy and writes it as `alloy fmt` does, by Alloy's own parser and printer.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/printer"
)

func main() {
	if err := format(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func format(from io.Reader, to io.Writer) error {
	text, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile("config.alloy", text)
	if err != nil {
		return err
	}
	var formatted bytes.Buffer
	if err := printer.Fprint(&formatted, file); err != nil {
		return err
	}
	_, err = fmt.Fprintln(to, formatted.String())
	return err
}
