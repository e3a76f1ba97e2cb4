{{/* A pod of `helm test` that runs a script: (list $ "health" SCRIPT). No shell: the image has none. */}}
{{- define "actodo.test" -}}
{{- $root := index . 0 -}}
apiVersion: v1
kind: Pod
metadata:
  name: {{ include "actodo.fullname" $root }}-test-{{ index . 1 }}
  labels:
    {{- include "actodo.labels" $root | nindent 4 }}
    app.kubernetes.io/component: test
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  enableServiceLinks: false
  activeDeadlineSeconds: 120
  {{- with $root.Values.image.pullSecrets }}
  imagePullSecrets: {{ toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    {{- include "actodo.podSecurity" $root | nindent 4 }}
  containers:
    - name: test
      image: {{ include "actodo.image" $root | quote }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      securityContext:
        {{- include "actodo.containerSecurity" $root | nindent 8 }}
      command: [node, --input-type=module, -e]
      args:
        - |
          {{- index . 2 | nindent 10 }}
      env:
        {{- range list "api" "mcp" "live" }}
        - { name: {{ upper . }}, value: "http://{{ include "actodo.groupName" (list $root (include "actodo.groupOf" (list $root .))) }}" }
        {{- end }}
        - { name: BASE_URL, value: {{ $root.Values.baseUrl | quote }} }
      resources:
        requests: { cpu: 50m, memory: 64Mi }
        limits: { cpu: 500m, memory: 128Mi }
{{- end }}
