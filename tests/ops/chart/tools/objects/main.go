// Reads YAML documents and writes them as one JSON list: the tests are in JavaScript, which has no YAML.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"

	"sigs.k8s.io/yaml"
)

var separator = regexp.MustCompile(`(?m)^---.*$`)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fail(err)
	}
	objects := []json.RawMessage{}
	for _, document := range separator.Split(string(text), -1) {
		object, err := yaml.YAMLToJSONStrict([]byte(document))
		if err != nil {
			fail(fmt.Errorf("%w in\n%s", err, document))
		}
		if !bytes.Equal(object, []byte("null")) {
			objects = append(objects, object)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(objects); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
