// Command operator is a node on the original's engine that has no clients. It is told over HTTP, on loopback,
// which control messages to send to the other nodes of its cluster.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/centrifugal/centrifuge"
)

var (
	port   = flag.Int("port", 8002, "loopback port")
	redis  = flag.String("redis", "127.0.0.1:6379", "Redis address host:port")
	prefix = flag.String("prefix", "centrifugo", "Redis key prefix")
)

const unknownSurvey = 3

// order is the body of every request; each uses what it needs.
type order struct {
	User    string `json:"user"`
	Channel string `json:"channel"`
	Expired bool   `json:"expired"`
	Op      string `json:"op"`
}

func main() {
	flag.Parse()
	node := start()
	serve("/subscribe", func(o order) (any, error) {
		return nil, node.Subscribe(o.User, o.Channel, centrifuge.WithRecovery(true), centrifuge.WithEmitPresence(true))
	})
	serve("/unsubscribe", func(o order) (any, error) { return nil, node.Unsubscribe(o.User, o.Channel) })
	serve("/disconnect", func(o order) (any, error) { return nil, node.Disconnect(o.User) })
	serve("/refresh", func(o order) (any, error) {
		return nil, node.Refresh(o.User, centrifuge.WithRefreshExpired(o.Expired))
	})
	serve("/survey", func(o order) (any, error) { return survey(node, o.Op) })
	http.HandleFunc("/health", func(http.ResponseWriter, *http.Request) {})
	server := &http.Server{Addr: fmt.Sprintf("127.0.0.1:%d", *port), ReadHeaderTimeout: 5 * time.Second}
	go func() { check(server.ListenAndServe()) }()

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	<-stop
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	check(node.Shutdown(ctx))
}

func start() *centrifuge.Node {
	node, err := centrifuge.New(centrifuge.Config{Name: "operator"})
	check(err)
	shard, err := centrifuge.NewRedisShard(node, centrifuge.RedisShardConfig{Address: *redis})
	check(err)
	broker, err := centrifuge.NewRedisBroker(node, centrifuge.RedisBrokerConfig{
		Shards: []*centrifuge.RedisShard{shard}, Prefix: *prefix,
	})
	check(err)
	node.SetBroker(broker)
	node.OnConnecting(func(context.Context, centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
		return centrifuge.ConnectReply{}, centrifuge.DisconnectInvalidToken
	})
	node.OnSurvey(func(_ centrifuge.SurveyEvent, reply centrifuge.SurveyCallback) {
		reply(centrifuge.SurveyReply{Code: unknownSurvey})
	})
	check(node.Run())
	return node
}

// survey asks all nodes, and gives the code of each one's answer.
func survey(node *centrifuge.Node, op string) (any, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	results, err := node.Survey(ctx, op, nil, "")
	codes := map[string]uint32{}
	for id, result := range results {
		codes[id] = result.Code
	}
	return codes, err
}

func serve(path string, execute func(order) (any, error)) {
	http.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		var given order
		err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&given)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		result, err := execute(given)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_ = json.NewEncoder(w).Encode(result)
	})
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
