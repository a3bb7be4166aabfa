package jp.kenkotecho.smart;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.smart.tokens.IssuedTokens;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the caller that a token told of to the methods of {@code /admin} that ask for one, never out of a parameter. */
@Component
class CallerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer model,
            NativeWebRequest request,
            WebDataBinderFactory binder) {
        return Optional.ofNullable(request.getUserPrincipal())
                .flatMap(CallerArgument::of)
                .orElseThrow(() -> new IllegalStateException("no token at a door that asks for one"));
    }

    private static Optional<Caller> of(Principal who) {
        return who instanceof Authentication known
                        && known.getPrincipal() instanceof OAuth2AuthenticatedPrincipal principal
                ? Optional.ofNullable(principal.getAttribute(IssuedTokens.CALLER))
                : Optional.empty();
    }
}
