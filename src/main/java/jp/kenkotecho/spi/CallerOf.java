package jp.kenkotecho.spi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import jp.kenkotecho.record.Caller;

/** Who is calling, carried by HAPI's request from the door to every storage access that the request causes. */
public final class CallerOf {

    private static final String KEY = CallerOf.class.getName();

    private CallerOf() {}

    /** The caller of this request; empty when the door set none, which means: do nothing for it. */
    public static Optional<Caller> request(RequestDetails request) {
        return Optional.ofNullable((Caller) request.getUserData().get(KEY));
    }

    public static void set(RequestDetails request, Caller caller) {
        request.getUserData().put(KEY, caller);
    }
}
