module actodo/ops

go 1.26

require (
	github.com/yannh/kubeconform v0.8.0
	helm.sh/helm/v3 v3.19.4
	sigs.k8s.io/yaml v1.6.0
)

require go.yaml.in/yaml/v2 v2.4.4 // indirect
