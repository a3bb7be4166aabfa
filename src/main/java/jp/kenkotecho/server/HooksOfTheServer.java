package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.HookParams;
import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;

/**
 * What a request carries along of the interceptors: the hooks of the server, not those of the storage. One registry
 * serves both here, and HAPI's storage asks its own registry and the request's: each hook would run twice.
 */
record HooksOfTheServer(IInterceptorBroadcaster all) implements IInterceptorBroadcaster {

    private static final String OF_THE_SERVER = "SERVER_";

    private static boolean isOurs(Pointcut pointcut) {
        return pointcut.name().startsWith(OF_THE_SERVER);
    }

    @Override
    public boolean callHooks(Pointcut pointcut, HookParams parameters) {
        return !isOurs(pointcut) || all.callHooks(pointcut, parameters);
    }

    @Override
    @SuppressWarnings("NullAway") // the interface's word for "no hook had anything to say"
    public Object callHooksAndReturnObject(Pointcut pointcut, HookParams parameters) {
        return isOurs(pointcut) ? all.callHooksAndReturnObject(pointcut, parameters) : null;
    }

    @Override
    public boolean hasHooks(Pointcut pointcut) {
        return isOurs(pointcut) && all.hasHooks(pointcut);
    }

    @Override
    public List<IInvoker> getInvokersForPointcut(Pointcut pointcut) {
        return isOurs(pointcut) ? all.getInvokersForPointcut(pointcut) : List.of();
    }
}
