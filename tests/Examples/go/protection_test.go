// sdrs-mock exec -- go test ./...
package protection

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"testing"
	"time"
)

var url, project = os.Getenv("SDRS_MOCK_URL"), os.Getenv("SDRS_PROJECT_ID")

type object = map[string]any

func call(t *testing.T, method, path string, body any) (int, object) {
	t.Helper()
	content, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	if body == nil {
		content = nil
	}
	request, err := http.NewRequest(method, url+path, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Auth-Token", os.Getenv("SDRS_TOKEN"))
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var result object
	if err := json.NewDecoder(response.Body).Decode(&result); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, result
}

func sdrs(t *testing.T, method, path string, body any) (int, object) {
	t.Helper()
	return call(t, method, "/v1/"+project+path, body)
}

func finish(t *testing.T, id any) object {
	t.Helper()
	for attempt := 0; attempt < 100; attempt++ {
		_, job := sdrs(t, "GET", "/jobs/"+id.(string), nil)
		if job["status"] == "SUCCESS" || job["status"] == "FAIL" {
			return job
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("the job %v has not ended", id)
	return nil
}

func TestAServerIsProtectedOnce(t *testing.T) {
	_, fixtures := call(t, "GET", "/__sdrs/variables", nil)
	status, accepted := sdrs(t, "POST", "/server-groups", object{"server_group": object{
		"name":                     "orders",
		"source_availability_zone": fixtures["source_az"],
		"target_availability_zone": fixtures["target_az"],
		"domain_id":                fixtures["domain_id"],
		"source_vpc_id":            fixtures["vpc"],
	}})
	if status != 200 {
		t.Fatalf("%d %v", status, accepted)
	}
	group := finish(t, accepted["job_id"])["entities"].(object)["server_group_id"]

	instance := object{"protected_instance": object{
		"server_group_id": group, "server_id": fixtures["server_a"], "name": "orders-db"}}
	_, accepted = sdrs(t, "POST", "/protected-instances", instance)
	if job := finish(t, accepted["job_id"]); job["status"] != "SUCCESS" {
		t.Fatal(job)
	}

	status, rejected := sdrs(t, "POST", "/protected-instances", instance)
	if code := rejected["error"].(object)["code"]; status != 400 || code != "SDRS.1305" {
		t.Fatalf("%d %v", status, rejected)
	}
}
