// Command passthrough forwards requests. Its arguments are the port and the
// address of the backend.
package main

import (
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
)

func main() {
	backend, err := url.Parse(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(backend)
	// The default keeps two connections to a host, which would measure dialling.
	proxy.Transport = &http.Transport{MaxIdleConnsPerHost: 2000}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("up")) })
	mux.Handle("POST /echo", proxy)
	log.Fatal(http.ListenAndServe("localhost:"+os.Args[1], mux))
}
