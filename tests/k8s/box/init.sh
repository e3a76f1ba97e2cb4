#!/usr/bin/env bash
# The first process of the box: makes its folders and its network, starts the cluster, then reaps. Everything ends with it.
set -euo pipefail

hostname node1
mount --make-rshared /
# Of the box alone: sockets and names of network namespaces would stay behind on the machine, and images are imported twice as fast.
for dir in /var/lib/kubelet /var/lib/cni /var/log/pods /var/log/containers /run/containerd /run/netns /usr/libexec/kubernetes; do
  [ -d "$dir" ] || { mkdir -p "$dir"; echo "$dir" >>"$RUN/made"; }
  mount -t tmpfs tmpfs "$dir"
  mount --make-rshared "$dir"
done
# Who runs in here finds the cluster's Services by their names.
mount --bind "$RUN/settings/box-resolv.conf" /etc/resolv.conf
mkdir -p "$RUN/containerd" "$RUN/logs" "$RUN/kubelet"
mount -t tmpfs -o size=6g tmpfs "$RUN/containerd"

ip link set lo up
# The kernel may have no "dummy" links; one end of a pair serves.
ip link add node0 type veth peer name node0p
ip link set node0p up
ip addr add "$NODE_IP/24" dev node0
ip link set node0 up
# Leads nowhere: the box has no way out.
ip route add default via 10.111.0.1 dev node0
sysctl -qw net.ipv4.ip_forward=1
sysctl -qw net.bridge.bridge-nf-call-iptables=1

# start NAME ARGUMENTS
start() { "$@" >"$RUN/logs/${1##*/}.log" 2>&1 & }
client() { echo "--kubeconfig=$PKI/$1.kubeconfig"; }
clients() { echo "$(client "$1") --authentication-kubeconfig=$PKI/$1.kubeconfig --authorization-kubeconfig=$PKI/$1.kubeconfig"; }

mkdir -m 700 "$RUN/etcd"
start "$BIN/etcd" --name e --data-dir "$RUN/etcd" --listen-client-urls http://127.0.0.1:2379 \
  --advertise-client-urls http://127.0.0.1:2379 --listen-peer-urls http://127.0.0.1:2380 \
  --initial-advertise-peer-urls http://127.0.0.1:2380 --initial-cluster e=http://127.0.0.1:2380 --unsafe-no-fsync
start "$BIN/kube-apiserver" --etcd-servers=http://127.0.0.1:2379 --bind-address=0.0.0.0 --secure-port=6443 --advertise-address="$NODE_IP" \
  --client-ca-file="$PKI/ca.crt" --tls-cert-file="$PKI/apiserver.crt" --tls-private-key-file="$PKI/apiserver.key" \
  --kubelet-client-certificate="$PKI/apiserver-kubelet-client.crt" --kubelet-client-key="$PKI/apiserver-kubelet-client.key" \
  --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-preferred-address-types=InternalIP \
  --service-account-key-file="$PKI/sa.pub" --service-account-signing-key-file="$PKI/sa.key" \
  --service-account-issuer=https://kubernetes.default.svc.cluster.local --service-cluster-ip-range=10.96.0.0/16 \
  --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
  --requestheader-client-ca-file="$PKI/front-proxy-ca.crt" --requestheader-allowed-names=front-proxy-client \
  --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
  --requestheader-extra-headers-prefix=X-Remote-Extra- --proxy-client-cert-file="$PKI/front-proxy-client.crt" \
  --proxy-client-key-file="$PKI/front-proxy-client.key" --enable-aggregator-routing=true
start containerd --config "$RUN/settings/containerd.toml"

# The others end when they come before the API server has made its first roles. Who waits for the box gives up on it.
until "$BIN/kubectl" "$(client admin)" get --raw=/readyz --request-timeout=1s >/dev/null 2>&1; do sleep 0.1; done

# shellcheck disable=SC2046
start "$BIN/kube-controller-manager" $(clients controller-manager) --use-service-account-credentials=true \
  --service-account-private-key-file="$PKI/sa.key" --root-ca-file="$PKI/ca.crt" --cluster-signing-cert-file="$PKI/ca.crt" \
  --cluster-signing-key-file="$PKI/ca.key" --leader-elect=false --service-cluster-ip-range=10.96.0.0/16 --bind-address=127.0.0.1 \
  --horizontal-pod-autoscaler-sync-period=5s --horizontal-pod-autoscaler-initial-readiness-delay=5s \
  --horizontal-pod-autoscaler-cpu-initialization-period=30s
# shellcheck disable=SC2046
start "$BIN/kube-scheduler" $(clients scheduler) --leader-elect=false --bind-address=127.0.0.1
start "$BIN/kubelet" --config="$RUN/settings/kubelet.yaml" "$(client node)" --hostname-override=node1 --node-ip="$NODE_IP" \
  --root-dir="$RUN/kubelet"
start "$BIN/kube-proxy" --config="$RUN/settings/proxy.yaml"
start "$BIN/coredns" -conf "$RUN/settings/Corefile"

while :; do wait -n || true; sleep 1; done
