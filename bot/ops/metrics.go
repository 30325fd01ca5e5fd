package ops

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are what is counted and measured. [NewMetrics] makes them; they are
// safe for concurrent use.
type Metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	durations *prometheus.HistogramVec
	late      prometheus.Counter
	rest      *prometheus.CounterVec
	restTimes *prometheus.HistogramVec
}

// seconds are the bounds of measured times: finer where an answer should be,
// and with Discord's limit of three seconds among them.
var seconds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 3, 10, 60}

// NewMetrics makes Metrics, all zero, of a version of the program.
func NewMetrics(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "fiqra_requests_total", Help: "Requests that are over, by how they came, what was asked for and what became of them.",
		}, []string{"transport", "kind", "command", "language", "outcome"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "fiqra_request_duration_seconds", Help: "Time from the arrival of a request to its end.", Buckets: seconds,
		}, []string{"transport", "kind"}),
		late: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "fiqra_late_acks_total", Help: "Interactions that could not be answered within Discord's three seconds.",
		}),
		rest: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "fiqra_rest_requests_total", Help: "Calls of Discord's REST interface, by kind of route and status; without an answer the status is 0.",
		}, []string{"route", "status"}),
		restTimes: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "fiqra_rest_request_duration_seconds", Help: "Time that calls of Discord's REST interface take.", Buckets: seconds,
		}, []string{"route"}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "fiqra_build_info", Help: "Always 1; the label is the version.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.durations, m.late, m.rest, m.restTimes, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// A Request is what is counted of a request. Its texts are names of which there
// are few.
type Request struct {
	Transport, Kind, Command, Language, Outcome string
	Took                                        time.Duration
	Late                                        bool // too late for Discord
}

// Count takes a request that is over.
func (m *Metrics) Count(r Request) {
	m.requests.WithLabelValues(r.Transport, r.Kind, r.Command, r.Language, r.Outcome).Inc()
	m.durations.WithLabelValues(r.Transport, r.Kind).Observe(r.Took.Seconds())
	if r.Late {
		m.late.Inc()
	}
}

// handler serves the metrics.
func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Transport counts and measures the calls that it hands to next.
func (m *Metrics) Transport(next http.RoundTripper) http.RoundTripper { return &transport{m, next} }

type transport struct {
	metrics *Metrics
	next    http.RoundTripper
}

// RoundTrip makes one call.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	began, route := time.Now(), routeOf(r.URL.Path)
	response, err := t.next.RoundTrip(r)
	status := 0
	if err == nil {
		status = response.StatusCode
	}
	t.metrics.rest.WithLabelValues(route, strconv.Itoa(status)).Inc()
	t.metrics.restTimes.WithLabelValues(route).Observe(time.Since(began).Seconds())
	return response, err
}

// routeOf is the kind of a route, such as "channels" of
// /api/v10/channels/1/messages. What follows it has ids and tokens.
func routeOf(path string) string {
	_, after, _ := strings.Cut(path, "/v10/")
	kind, _, _ := strings.Cut(after, "/")
	switch kind {
	case "interactions", "webhooks", "channels", "applications", "gateway", "guilds", "users":
		return kind
	}
	return "other"
}

// Shards has the state of gateway connections measured: what status returns for
// each, by the number of its shard. A connection that is ready counts as 1.
func (m *Metrics) Shards(status func() map[int]string) {
	m.registry.MustRegister(&shards{status, prometheus.NewDesc("fiqra_gateway_status",
		"State of each gateway connection: 1 for the state in which it is.", []string{"shard", "status"}, nil)})
}

type shards struct {
	status func() map[int]string
	desc   *prometheus.Desc
}

// Describe is of prometheus.Collector.
func (s *shards) Describe(ch chan<- *prometheus.Desc) { ch <- s.desc }

// Collect is of prometheus.Collector.
func (s *shards) Collect(ch chan<- prometheus.Metric) {
	for shard, status := range s.status() {
		ch <- prometheus.MustNewConstMetric(s.desc, prometheus.GaugeValue, 1, strconv.Itoa(shard), status)
	}
}
