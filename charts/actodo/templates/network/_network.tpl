{{/* Metadata of a policy: (list $ "broker"). */}}
{{- define "actodo.policyMetadata" -}}
name: {{ include "actodo.fullname" (index . 0) }}-{{ index . 1 }}
labels:
  {{- include "actodo.labels" (index . 0) | nindent 2 }}
{{- end }}

{{/* Pods of the groups of which a fact is true: (list $ "broker"). */}}
{{- define "actodo.podsThat" -}}
{{- $root := index . 0 -}}
{{- $fact := index . 1 -}}
matchLabels:
  {{- include "actodo.selector" $root | nindent 2 }}
matchExpressions:
  - key: app.kubernetes.io/component
    operator: In
    values:
      {{- range $name, $group := include "actodo.groups" $root | fromJson }}
      {{- if get $group $fact }}
      - {{ $name }}
      {{- end }}
      {{- end }}
{{- end }}

{{/* TCP ports as a YAML list. */}}
{{- define "actodo.tcp" -}}
{{- range . }}
- { protocol: TCP, port: {{ int . }} }
{{- end }}
{{- end }}
