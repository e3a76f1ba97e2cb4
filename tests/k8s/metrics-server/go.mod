// Builds the server that tells a cluster how busy its pods are, which autoscaling asks. A module of its own: it needs younger Kubernetes libraries than
// the cluster's. `go mod tidy` must not run here.
module actodo/metrics-server

go 1.26.4

require sigs.k8s.io/metrics-server v0.9.0
