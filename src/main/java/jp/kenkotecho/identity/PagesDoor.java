package jp.kenkotecho.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The door of the pages: what anyone may read, what one must have signed in for, and nothing else. */
@Configuration(proxyBeanMethods = false)
class PagesDoor {

    private static final String[] OPEN = {
        "/", "/developers", "/api", "/ig", "/ig/**", "/read", "/pages/**", "/sign-in", "/second-factor", "/invitation"
    };
    private static final String[] TO_SIGN_IN = {
        "/sign-in", "/second-factor", "/invitation", "/login/webauthn", "/webauthn/authenticate/options"
    };
    private static final String[] SIGNED_IN = {
        "/account/**",
        "/consent",
        "/sign-out",
        "/today/**",
        "/medicines/**",
        "/measurements/**",
        "/checkups/**",
        "/outlook/**",
        "/immunizations/**",
        "/expenses/**",
        "/messages/**",
        "/share/**",
        "/brief/**",
        "/doctors/**",
        "/access-log/**",
        "/family/**",
        "/settings/**",
        "/desk/**"
    };
    private static final String[] NEW_PASSKEY = {"/webauthn/register", "/webauthn/register/**"};

    private final PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    private final SignedIn signedIn;
    private final SecondFactors secondFactors;
    private final MultipartProperties uploads;

    PagesDoor(SignedIn signedIn, SecondFactors secondFactors, MultipartProperties uploads) {
        this.signedIn = signedIn;
        this.secondFactors = secondFactors;
        this.uploads = uploads;
    }

    @Bean
    @Order(4)
    SecurityFilterChain pagesChain(HttpSecurity http, PasskeySignIn passkeys, OutsideProviders providers)
            throws Exception {
        http.addFilterBefore(new UploadDoor(signedIn, uploads.getMaxRequestSize()), CsrfFilter.class);
        passkeys.addTo(http);
        providers.addTo(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.toAnyEndpoint())
                        .permitAll()
                        .requestMatchers(each(HttpMethod.GET, OPEN))
                        .permitAll()
                        .requestMatchers(each(HttpMethod.POST, TO_SIGN_IN))
                        .permitAll()
                        // The error page is shown for an error, and is no page to ask for.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(each(HttpMethod.POST, NEW_PASSKEY))
                        .access((who, where) -> new AuthorizationDecision(mayAddPasskey()))
                        .requestMatchers(each(HttpMethod.GET, SIGNED_IN))
                        .authenticated()
                        .requestMatchers(each(HttpMethod.POST, SIGNED_IN))
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(signInForPages()).accessDeniedHandler(notThere()))
                .logout(logout -> logout.logoutRequestMatcher(paths.matcher(HttpMethod.POST, "/sign-out"))
                        .logoutSuccessUrl("/"))
                .requestCache(RequestCacheConfigurer::disable)
                .headers(
                        headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.USUAL))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * Pages for people send a browser to sign in; whatever else is asked for is not there. At {@code /share} stood the
     * reader of links once: those that were given then open in it still, since browsers carry along what follows the #.
     */
    private AuthenticationEntryPoint signInForPages() {
        var pages = each(HttpMethod.GET, SIGNED_IN);
        return (request, response, why) -> {
            if (Arrays.stream(pages).anyMatch(page -> page.matches(request))) {
                SignedIn.rememberWhere(request);
                response.sendRedirect(request.getRequestURI().equals("/share") ? "/read" : "/sign-in");
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        };
    }

    /** An address that nothing stands at is no secret; a form without its token, or a proof that is owed, is refused. */
    private AccessDeniedHandler notThere() {
        var owed = each(HttpMethod.POST, NEW_PASSKEY);
        return (request, response, why) -> response.sendError(
                why instanceof CsrfException || Arrays.stream(owed).anyMatch(page -> page.matches(request))
                        ? HttpServletResponse.SC_FORBIDDEN
                        : HttpServletResponse.SC_NOT_FOUND);
    }

    /** A new way to sign in is added only by whoever has given every proof that the account asks for. */
    private boolean mayAddPasskey() {
        return signedIn.account()
                .filter(account -> signedIn.byTwoFactors() || !secondFactors.isSetUp(account))
                .isPresent();
    }

    private RequestMatcher[] each(HttpMethod method, String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> paths.matcher(method, pattern))
                .toArray(RequestMatcher[]::new);
    }
}
