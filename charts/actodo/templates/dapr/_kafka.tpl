{{/* What pubsub.kafka needs to reach the broker, as a YAML list. */}}
{{- define "actodo.kafka" -}}
- name: brokers
  value: {{ required "kafka.brokers is required: host:port, with commas between them." .Values.kafka.brokers | quote }}
- name: authType
  value: {{ .Values.kafka.authType }}
- name: disableTls
  value: {{ not .Values.kafka.tls | quote }}
{{- if eq .Values.kafka.authType "password" }}
- name: saslMechanism
  value: {{ .Values.kafka.saslMechanism }}
- name: saslUsername
  value: {{ required "kafka.saslUsername is required with authType password." .Values.kafka.saslUsername | quote }}
{{- end }}
{{- with include "actodo.kafkaSecrets" . }}
{{ . }}
{{- end }}
{{- end }}

{{/* Those of it that are secret, each by reference; empty when there are none. */}}
{{- define "actodo.kafkaSecrets" -}}
{{- $names := list -}}
{{- with .Values.kafka -}}
{{- if eq .authType "password" -}}{{- $names = append $names (list "saslPassword" .saslPassword) -}}{{- end -}}
{{- if eq .authType "mtls" -}}{{- $names = concat $names (list (list "clientCert" .clientCert) (list "clientKey" .clientKey)) -}}{{- end -}}
{{- if .ca.secret -}}{{- $names = append $names (list "caCert" .ca) -}}{{- end -}}
{{- end -}}
{{- $items := list -}}
{{- range $names -}}
  {{- $ref := index . 1 -}}
  {{- $secret := required (printf "kafka.%s.secret is required with this authType." (index . 0)) $ref.secret -}}
  {{- $items = append $items (dict "name" (index . 0) "secretKeyRef" (dict "name" $secret "key" $ref.key)) -}}
{{- end -}}
{{- if $items -}}{{- toYaml $items -}}{{- end -}}
{{- end }}
