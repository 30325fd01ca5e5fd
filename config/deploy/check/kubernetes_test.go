package check_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	"sigs.k8s.io/yaml"
)

// objects are the manifests as Kubernetes reads them.
type objects struct {
	deployments  []appsv1.Deployment
	statefulSets []appsv1.StatefulSet
	services     []corev1.Service
	secrets      []corev1.Secret
	scalers      []autoscalingv2.HorizontalPodAutoscaler
	budgets      []policyv1.PodDisruptionBudget
	policies     []networkingv1.NetworkPolicy
}

// load decodes every manifest strictly: a field that a type does not have is an
// error, as is one that is given twice.
func load(t *testing.T) objects {
	t.Helper()
	files, err := filepath.Glob("../kubernetes/*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatalf("manifests %q, %v", files, err)
	}
	var all objects
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, document := range bytes.Split(data, []byte("\n---\n")) {
			if err := all.add(document); err != nil {
				t.Errorf("%s, document %d: %v", file, n+1, err)
			}
		}
	}
	return all
}

func (o *objects) add(document []byte) error {
	var kind struct{ APIVersion, Kind string }
	if err := yaml.Unmarshal(document, &kind); err != nil {
		return err
	}
	switch kind.APIVersion + " " + kind.Kind {
	case "apps/v1 Deployment":
		return decode(document, &o.deployments)
	case "apps/v1 StatefulSet":
		return decode(document, &o.statefulSets)
	case "v1 Service":
		return decode(document, &o.services)
	case "v1 Secret":
		return decode(document, &o.secrets)
	case "autoscaling/v2 HorizontalPodAutoscaler":
		return decode(document, &o.scalers)
	case "policy/v1 PodDisruptionBudget":
		return decode(document, &o.budgets)
	case "networking.k8s.io/v1 NetworkPolicy":
		return decode(document, &o.policies)
	}
	return fmt.Errorf("unexpected %s %s", kind.APIVersion, kind.Kind)
}

func decode[T any](document []byte, into *[]T) error {
	var object T
	err := yaml.UnmarshalStrict(document, &object)
	*into = append(*into, object)
	return err
}

// A pod is a template of one, with its owner's name.
type pod struct {
	owner string
	spec  corev1.PodSpec
	meta  map[string]string
}

func (o objects) pods() (pods []pod) {
	for _, d := range o.deployments {
		pods = append(pods, pod{d.Name, d.Spec.Template.Spec, d.Spec.Template.Labels})
	}
	for _, s := range o.statefulSets {
		pods = append(pods, pod{s.Name, s.Spec.Template.Spec, s.Spec.Template.Labels})
	}
	return pods
}

func TestStrangeFieldsFail(t *testing.T) {
	for _, text := range []string{
		"apiVersion: apps/v1\nkind: Deployment\nspec:\n  replica: 1\n",
		"apiVersion: apps/v1\nkind: Deployment\nspec: {}\nspec: {}\n",
		"apiVersion: v1\nkind: Pod\n",
	} {
		if err := new(objects).add([]byte(text)); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestPodsAreConfined(t *testing.T) {
	pods := load(t).pods()
	if len(pods) != 2 {
		t.Fatalf("%d pod templates", len(pods))
	}
	for _, p := range pods {
		s := p.spec.SecurityContext
		if s == nil || s.RunAsNonRoot == nil || !*s.RunAsNonRoot || s.RunAsUser == nil || *s.RunAsUser == 0 ||
			s.SeccompProfile == nil || s.SeccompProfile.Type != corev1.SeccompProfileTypeRuntimeDefault {
			t.Errorf("%s: runs with too much", p.owner)
		}
		if p.spec.AutomountServiceAccountToken == nil || *p.spec.AutomountServiceAccountToken || p.spec.HostNetwork || p.spec.HostPID {
			t.Errorf("%s: sees more than it needs", p.owner)
		}
		c := p.spec.Containers[0].SecurityContext
		if c == nil || c.ReadOnlyRootFilesystem == nil || !*c.ReadOnlyRootFilesystem || c.AllowPrivilegeEscalation == nil || *c.AllowPrivilegeEscalation ||
			c.Capabilities == nil || !slices.Equal(c.Capabilities.Drop, []corev1.Capability{"ALL"}) || len(c.Capabilities.Add) > 0 {
			t.Errorf("%s: the container may do too much", p.owner)
		}
	}
}

func TestPodsHaveLimitsAndProbes(t *testing.T) {
	for _, p := range load(t).pods() {
		c := p.spec.Containers[0]
		if c.Resources.Limits.Memory().IsZero() || c.Resources.Requests.Memory().IsZero() || c.Resources.Requests.Cpu().IsZero() {
			t.Errorf("%s: no limits", p.owner)
		}
		for path, probe := range map[string]*corev1.Probe{"/readyz": c.ReadinessProbe, "/healthz": c.LivenessProbe} {
			if probe == nil || probe.HTTPGet == nil || probe.HTTPGet.Path != path || !hasPort(c, probe.HTTPGet.Port.StrVal) {
				t.Errorf("%s: no probe of %s on a port that there is", p.owner, path)
			}
		}
		grace := int64(0)
		if p.spec.TerminationGracePeriodSeconds != nil {
			grace = *p.spec.TerminationGracePeriodSeconds
		}
		if c.Lifecycle != nil {
			grace -= c.Lifecycle.PreStop.Sleep.Seconds
		}
		if grace < 25 {
			t.Errorf("%s: %d s to stop, the bot takes up to 25", p.owner, grace)
		}
	}
}

func hasPort(c corev1.Container, name string) bool {
	return slices.ContainsFunc(c.Ports, func(p corev1.ContainerPort) bool { return p.Name == name })
}

// What selects pods selects some, and names ports that they have.
func TestSelectorsMeet(t *testing.T) {
	all := load(t)
	selects := func(selector map[string]string) []pod {
		return slices.DeleteFunc(all.pods(), func(p pod) bool {
			for key, value := range selector {
				if p.meta[key] != value {
					return true
				}
			}
			return false
		})
	}
	for _, s := range all.services {
		found := selects(s.Spec.Selector)
		if len(found) != 1 {
			t.Errorf("service %s selects %d pod templates", s.Name, len(found))
			continue
		}
		for _, port := range s.Spec.Ports {
			if !hasPort(found[0].spec.Containers[0], port.TargetPort.StrVal) {
				t.Errorf("service %s: port %s is not there", s.Name, port.TargetPort.StrVal)
			}
		}
	}
	for _, d := range all.deployments {
		if len(selects(d.Spec.Selector.MatchLabels)) != 1 || d.Spec.Replicas != nil {
			t.Errorf("deployment %s selects other pods, or has a count beside its autoscaler", d.Name)
		}
	}
	for _, s := range all.statefulSets {
		if len(selects(s.Spec.Selector.MatchLabels)) != 1 {
			t.Errorf("stateful set %s selects other pods", s.Name)
		}
	}
	for _, b := range all.budgets {
		if len(selects(b.Spec.Selector.MatchLabels)) != 1 {
			t.Errorf("budget %s selects no pods", b.Name)
		}
	}
	for _, h := range all.scalers {
		if r := h.Spec.ScaleTargetRef; r.Kind != "Deployment" || r.Name != all.deployments[0].Name || *h.Spec.MinReplicas < 2 {
			t.Errorf("autoscaler %s scales %s %s", h.Name, r.Kind, r.Name)
		}
	}
	if len(all.budgets) != 1 || len(all.scalers) != 1 || len(all.policies) != 1 {
		t.Errorf("%d budgets, %d autoscalers, %d network policies", len(all.budgets), len(all.scalers), len(all.policies))
	}
}

// The gateway's pods know their shard, and how many there are.
func TestShardsAreCounted(t *testing.T) {
	s := load(t).statefulSets[0]
	env := environment(s.Spec.Template.Spec)
	if v := env["FIQRA_SHARD_COUNT"]; v.Value != fmt.Sprint(*s.Spec.Replicas) {
		t.Errorf("%d replicas of %s shards", *s.Spec.Replicas, v.Value)
	}
	if from := env["FIQRA_SHARD_ID"].ValueFrom; from == nil || from.FieldRef.FieldPath != "metadata.labels['apps.kubernetes.io/pod-index']" {
		t.Error("the shard is not the pod's number")
	}
	if s.Spec.PodManagementPolicy != appsv1.OrderedReadyPodManagement {
		t.Error("shards would begin their sessions all at once")
	}
}

func environment(spec corev1.PodSpec) map[string]corev1.EnvVar {
	env := map[string]corev1.EnvVar{}
	for _, v := range spec.Containers[0].Env {
		env[v.Name] = v
	}
	return env
}

// Only variables that there are are set, secrets come from the Secret, and its
// example holds none.
func TestEnvironment(t *testing.T) {
	all, known := load(t), variables(t)
	example := all.secrets[0].StringData
	for key, value := range example {
		if value != "" {
			t.Errorf("the example has a value for %s", key)
		}
	}
	for _, p := range all.pods() {
		for name, v := range environment(p.spec) {
			if !known[name] {
				t.Errorf("%s sets %s, which there is not", p.owner, name)
			}
			if name == "DISCORD_TOKEN" && v.ValueFrom == nil {
				t.Errorf("%s has a token in clear", p.owner)
			}
			if v.ValueFrom != nil && v.ValueFrom.SecretKeyRef != nil {
				if _, there := example[v.ValueFrom.SecretKeyRef.Key]; !there {
					t.Errorf("%s takes %s from a key that the example has not", p.owner, name)
				}
			}
		}
	}
}

// variables are the names that package config knows.
func variables(t *testing.T) map[string]bool {
	t.Helper()
	source, err := os.ReadFile("../../variables.go")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range regexp.MustCompile(`Name:\s+"([A-Z_]+)"`).FindAllStringSubmatch(string(source), -1) {
		known[m[1]] = true
	}
	if !known["DISCORD_TOKEN"] || len(known) < 5 {
		t.Fatalf("variables %s", strings.Join(slices.Sorted(maps.Keys(known)), " "))
	}
	return known
}
