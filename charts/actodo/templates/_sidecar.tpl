{{/* Annotations that make the sidecar of a group: (list $ $group). */}}
{{- define "actodo.sidecar" -}}
{{- $root := index . 0 -}}
{{- $group := index . 1 -}}
dapr.io/enabled: "true"
dapr.io/app-id: {{ $group.appId }}
dapr.io/app-port: "3001"
dapr.io/app-protocol: http
dapr.io/config: {{ include "actodo.fullname" $root }}
dapr.io/api-token-secret: {{ $root.Values.secrets.daprApiToken }}
dapr.io/app-token-secret: {{ $root.Values.secrets.appApiToken }}
# Native: it starts before the app and ends after it, so that what the app still does reaches it.
dapr.io/enable-native-sidecar: "true"
# Resources are given by the operator; the sidecar needs no access to the cluster's API.
dapr.io/disable-builtin-k8s-secret-store: "true"
dapr.io/sidecar-seccomp-profile-type: RuntimeDefault
dapr.io/graceful-shutdown-seconds: {{ $root.Values.shutdown.sidecar | quote }}
dapr.io/max-body-size: 4Mi
dapr.io/log-as-json: "true"
dapr.io/log-level: {{ $root.Values.dapr.logLevel }}
dapr.io/enable-metrics: "true"
dapr.io/metrics-port: "9090"
{{- with $group.sidecar }}
dapr.io/sidecar-cpu-request: {{ .requests.cpu | quote }}
dapr.io/sidecar-cpu-limit: {{ .limits.cpu | quote }}
dapr.io/sidecar-memory-request: {{ .requests.memory | quote }}
dapr.io/sidecar-memory-limit: {{ .limits.memory | quote }}
# Go collects seldom while there is memory, and often near its soft limit.
dapr.io/env: GOMEMLIMIT={{ .goMemLimit }},GOGC=400
{{- end }}
{{- if $root.Values.database.ca.secret }}
dapr.io/volume-mounts: database-ca:/etc/actodo/database-ca
{{- end }}
{{- if $group.hosts }}
{{- $consumes := false }}
{{- range $group.roles }}{{ if has . (list "recurrence" "audit" "notifications" "live") }}{{ $consumes = true }}{{ end }}{{ end }}
{{- if not $consumes }}
# An app that is gone loses its actors within 9 s. Not where there are consumers: they come back to Kafka unreliably afterwards.
dapr.io/enable-app-health-check: "true"
dapr.io/app-health-check-path: /healthz
dapr.io/app-health-probe-interval: "3"
dapr.io/app-health-probe-timeout: "3000"
dapr.io/app-health-threshold: "3"
{{- end }}
{{- else }}
# Jobs and reminders are the actors' alone: every sidecar that is connected to the scheduler costs it.
dapr.io/scheduler-host-address: ""
{{- end }}
{{- end }}
