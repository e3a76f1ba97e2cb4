module actodo/flow

go 1.26

require (
	github.com/rhysd/actionlint v1.7.12
	github.com/zricethezav/gitleaks/v8 v8.30.1
)
