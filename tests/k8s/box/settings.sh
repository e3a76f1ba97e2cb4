#!/usr/bin/env bash
# Settings of the node's parts, in the folder $RUN/settings.
set -euo pipefail
mkdir -p "$RUN/settings/cni"
cd "$RUN/settings"
# Of pods: they get the cluster's names, and no other.
: >resolv.conf
# Of the box itself.
echo "nameserver $NODE_IP" >box-resolv.conf

cat >kubelet.yaml <<END
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
containerRuntimeEndpoint: unix://$RUN/containerd.sock
authentication:
  anonymous: { enabled: false }
  webhook: { enabled: true }
  x509: { clientCAFile: $PKI/ca.crt }
authorization: { mode: Webhook }
tlsCertFile: $PKI/kubelet.crt
tlsPrivateKeyFile: $PKI/kubelet.key
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP
failCgroupV1: false
failSwapOn: false
clusterDNS: [$NODE_IP]
clusterDomain: cluster.local
resolvConf: $RUN/settings/resolv.conf
podLogsDir: $RUN/pods
enforceNodeAllocatable: []
evictionHard: { memory.available: 100Mi, nodefs.available: "1%", imagefs.available: "1%" }
imageGCHighThresholdPercent: 99
imageGCLowThresholdPercent: 98
serializeImagePulls: false
maxPods: 60
# How soon a pod sees a changed ConfigMap: Dapr's control plane waits for its trust bundle.
syncFrequency: 5s
END

cat >proxy.yaml <<END
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
hostnameOverride: node1
clusterCIDR: 10.244.0.0/24
clientConnection: { kubeconfig: $PKI/proxy.kubeconfig }
conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s }
iptables: { minSyncPeriod: 200ms }
END

# restrict_oom_score_adj: root may lack CAP_SYS_RESOURCE, and then no process may lower its score.
cat >containerd.toml <<END
version = 2
root = "$RUN/containerd/root"
state = "$RUN/containerd/state"
[grpc]
  address = "$RUN/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  disable_apparmor = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$RUN/settings/cni"
END

cat >cni/10-box.conflist <<END
{
  "cniVersion": "0.4.0",
  "name": "box",
  "plugins": [
    {
      "type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
      "ipam": {
        "type": "host-local", "dataDir": "$RUN/cni",
        "ranges": [[{ "subnet": "10.244.0.0/24" }]], "routes": [{ "dst": "0.0.0.0/0" }]
      }
    },
    { "type": "portmap", "capabilities": { "portMappings": true } }
  ]
}
END

cat >Corefile <<END
.:53 {
  errors
  health 127.0.0.1:8053
  ready 127.0.0.1:8054
  kubernetes cluster.local in-addr.arpa {
    kubeconfig $PKI/admin.kubeconfig box
    pods insecure
    ttl 5
  }
  cache 5
}
END
