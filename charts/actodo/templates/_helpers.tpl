{{- define "actodo.fullname" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "actodo.image" -}}
{{- with .Values.image }}{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}{{ end }}
{{- end }}

{{/* Of every object. */}}
{{- define "actodo.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{ include "actodo.selector" . }}
{{- end }}

{{/* Of every pod. */}}
{{- define "actodo.selector" -}}
app.kubernetes.io/name: actodo
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Host of baseUrl. */}}
{{- define "actodo.host" -}}
{{ get (urlParse .Values.baseUrl) "hostname" }}
{{- end }}

{{/* What every container of the chart may do: nothing more than run. Pod Security "restricted". */}}
{{- define "actodo.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{- define "actodo.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
seccompProfile: { type: RuntimeDefault }
{{- end }}
