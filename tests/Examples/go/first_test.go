// sdrs-mock exec -- go test ./...
package protection

import (
	"net/http"
	"os"
	"testing"
)

func TestFirst(t *testing.T) {
	request, _ := http.NewRequest("GET", os.Getenv("SDRS_MOCK_URL")+"/v1/"+os.Getenv("SDRS_PROJECT_ID")+"/server-groups", nil)
	request.Header.Set("X-Auth-Token", os.Getenv("SDRS_TOKEN"))
	if response, err := http.DefaultClient.Do(request); err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(response, err)
	}
}
