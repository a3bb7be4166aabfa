package jp.kenkotecho.spi;

import ca.uhn.fhir.model.api.IModelJson;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a background job is started with: the id under which its own table knows the rest. */
public final class JobParameters implements IModelJson {

    @JsonProperty("id")
    private String id = "";

    public static JobParameters of(String id) {
        var started = new JobParameters();
        started.id = id;
        return started;
    }

    public String id() {
        return id;
    }
}
