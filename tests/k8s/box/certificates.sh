#!/usr/bin/env bash
# Certificates and kubeconfigs of one box, in the folder $PKI. They are worthless after it.
set -euo pipefail
mkdir -p "$PKI"
cd "$PKI"

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

authority() {
  key "$1"
  openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 2 -out "$1.crt" 2>/dev/null
}

# certificate NAME AUTHORITY SUBJECT USAGE [NAMES]
certificate() {
  key "$1"
  printf 'extendedKeyUsage=%s\n%s' "$4" "${5:+subjectAltName=$5}" >"$1.ext"
  openssl req -new -key "$1.key" -subj "$3" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA "$2.crt" -CAkey "$2.key" -CAcreateserial -days 2 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

# kubeconfig NAME SUBJECT: a client of the API server
kubeconfig() {
  certificate "$1" ca "$2" clientAuth
  cat >"$1.kubeconfig" <<END
apiVersion: v1
kind: Config
clusters: [{ name: box, cluster: { server: "https://$NODE_IP:6443", certificate-authority: "$PKI/ca.crt" } }]
users: [{ name: $1, user: { client-certificate: "$PKI/$1.crt", client-key: "$PKI/$1.key" } }]
contexts: [{ name: box, context: { cluster: box, user: $1 } }]
current-context: box
END
}

authority ca
authority front-proxy-ca
certificate front-proxy-client front-proxy-ca /CN=front-proxy-client clientAuth
certificate apiserver ca /CN=kube-apiserver serverAuth \
  "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,DNS:localhost,IP:10.96.0.1,IP:127.0.0.1,IP:$NODE_IP"
certificate kubelet ca /CN=kubelet serverAuth "DNS:node1,IP:$NODE_IP"
certificate apiserver-kubelet-client ca /O=system:masters/CN=apiserver-kubelet-client clientAuth
openssl genrsa -out sa.key 2048 2>/dev/null
openssl rsa -in sa.key -pubout -out sa.pub 2>/dev/null
kubeconfig admin /O=system:masters/CN=admin
kubeconfig controller-manager /CN=system:kube-controller-manager
kubeconfig scheduler /CN=system:kube-scheduler
kubeconfig proxy /CN=system:kube-proxy
kubeconfig node /O=system:nodes/CN=system:node:node1
