{{/*
The groups with their defaults, checked: {group: {...groupDefaults, roles, name, appId, hosts, broker, public, outside}} as JSON.
*/}}
{{- define "actodo.groups" -}}
{{- $broker := list "relay" "recurrence" "audit" "notifications" "live" -}}
{{- $public := list "api" "mcp" "live" -}}
{{- $seen := dict -}}
{{- $groups := dict -}}
{{- range $name, $own := .Values.groups -}}
  {{- range $own.roles -}}
    {{- if hasKey $seen . -}}{{- fail (printf "The role %s is in the groups %s and %s; put it in one." . (get $seen .) $name) -}}{{- end -}}
    {{- $_ := set $seen . $name -}}
  {{- end -}}
  {{- $group := mustMergeOverwrite (deepCopy $.Values.groupDefaults) (deepCopy $own) -}}
  {{- $hosts := has "actors" $own.roles -}}
  {{- $facts := dict "name" $name "hosts" $hosts "appId" (ternary "actodo" (printf "actodo-%s" $name) $hosts) "broker" false "public" false "outside" (or (has "api" $own.roles) (has "notifications" $own.roles)) -}}
  {{- range $own.roles -}}
    {{- if has . $broker -}}{{- $_ := set $facts "broker" true -}}{{- end -}}
    {{- if has . $public -}}{{- $_ := set $facts "public" true -}}{{- end -}}
  {{- end -}}
  {{- if and $group.autoscaling.enabled $group.keda.enabled -}}{{- fail (printf "groups.%s has both autoscaling and keda; enable one." $name) -}}{{- end -}}
  {{- if and $group.keda.enabled (has "relay" $own.roles) (lt (int $group.keda.minReplicas) 1) -}}{{- fail (printf "groups.%s.keda.minReplicas must be 1 or more: it has the relay, which no lag wakes." $name) -}}{{- end -}}
  {{- if and $group.keda.enabled (not (include "actodo.topics" (dict "roles" $own.roles))) -}}{{- fail (printf "groups.%s.keda: none of its roles consumes a topic that a lag is measured on." $name) -}}{{- end -}}
  {{- $_ := set $groups $name (mustMergeOverwrite $group $facts) -}}
{{- end -}}
{{- range list "api" "mcp" "actors" "relay" "recurrence" "audit" "notifications" "live" -}}
  {{- if not (hasKey $seen .) -}}{{- fail (printf "No group has the role %s; add it to one of groups." .) -}}{{- end -}}
{{- end -}}
{{- toJson $groups -}}
{{- end }}

{{/* Topics whose lag says how much a group with these `roles` is behind, with blanks between them. */}}
{{- define "actodo.topics" -}}
{{- $topics := list -}}
{{- if or (has "recurrence" .roles) (has "audit" .roles) -}}{{- $topics = append $topics "task-events" -}}{{- end -}}
{{- if or (has "notifications" .roles) (has "audit" .roles) -}}{{- $topics = append $topics "reminders" -}}{{- end -}}
{{- join " " $topics -}}
{{- end }}

{{/* Name of the objects of a group: (list $ "web"). */}}
{{- define "actodo.groupName" -}}
{{ include "actodo.fullname" (index . 0) }}-{{ index . 1 }}
{{- end }}

{{/* Name of the group that has a role: (list $ "api"). */}}
{{- define "actodo.groupOf" -}}
{{- $role := index . 1 -}}
{{- range $name, $group := (index . 0).Values.groups -}}{{- if has $role $group.roles -}}{{- $name -}}{{- end -}}{{- end -}}
{{- end }}

{{/* App ids of the groups that have one of these roles, as a YAML list: (list $ (list "live")). No scopes would mean everybody. */}}
{{- define "actodo.scopes" -}}
{{- $roles := index . 1 -}}
{{- range $name, $group := include "actodo.groups" (index . 0) | fromJson -}}
{{- $needs := false -}}
{{- range $group.roles }}{{ if has . $roles }}{{ $needs = true }}{{ end }}{{ end -}}
{{- if $needs }}
- {{ $group.appId }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Which settings a group gets from the Secret: (list $ $group). Each only the roles that use it. */}}
{{- define "actodo.secretSettings" -}}
{{- $root := index . 0 -}}
{{- $roles := (index . 1).roles -}}
{{- $needed := list "DATABASE_URL" -}}
{{- $optional := list -}}
{{- if has "api" $roles -}}
  {{- $needed = append $needed "BETTER_AUTH_SECRET" -}}
  {{- $optional = concat $optional (list "OPENAI_API_KEY" "OPENAI_HEADERS") -}}
{{- end -}}
{{- if or (has "api" $roles) (has "notifications" $roles) -}}
  {{- $optional = concat $optional (list "SMTP_URL" "VAPID_PUBLIC_KEY" "VAPID_PRIVATE_KEY") -}}
{{- end -}}
{{- range concat $needed $optional }}
{{- if not (hasKey $root.Values.settings .) }}
- name: {{ . }}
  valueFrom: { secretKeyRef: { name: {{ $root.Values.secrets.settings }}, key: {{ . }}{{ if has . $optional }}, optional: true{{ end }} } }
{{- end }}
{{- end }}
{{- end }}
