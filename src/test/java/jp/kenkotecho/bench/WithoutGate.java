package jp.kenkotecho.bench;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.util.Set;
import jp.kenkotecho.KenkoTecho;
import org.springframework.boot.SpringApplication;

/** The server with its gate taken out, to measure what the gate costs. It exists on the class path of the tests alone. */
public final class WithoutGate {

    private static final Set<String> GATE = Set.of("AccessHooks", "DoorHooks");

    private WithoutGate() {}

    public static void main(String[] arguments) {
        SpringApplication.run(KenkoTecho.class, arguments)
                .getBean(IInterceptorService.class)
                .unregisterInterceptorsIf(
                        hooks -> GATE.contains(hooks.getClass().getSimpleName()));
    }
}
