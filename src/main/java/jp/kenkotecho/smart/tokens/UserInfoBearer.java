package jp.kenkotecho.smart.tokens;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** The bearer token at the authorization server: it means its holder at {@code /userinfo} only. */
public final class UserInfoBearer implements BearerTokenResolver {

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return request.getRequestURI().equals("/userinfo") ? header.resolve(request) : null;
    }
}
