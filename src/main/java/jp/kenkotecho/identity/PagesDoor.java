package jp.kenkotecho.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Stream;
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
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The door of the pages: what anyone may read, what one must have signed in for, and nothing else. */
@Configuration(proxyBeanMethods = false)
class PagesDoor {

    private static final String COPY = "/offline/record";
    private static final String[] OPEN = {
        "/",
        "/developers",
        "/api",
        "/ig",
        "/ig/**",
        "/read",
        "/pages/**",
        "/worker.js",
        "/offline",
        "/sign-in",
        "/second-factor",
        "/invitation"
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
        "/calendar/**",
        "/messages/**",
        "/share/**",
        "/brief/**",
        "/doctors/**",
        "/access-log/**",
        "/family/**",
        "/settings/**",
        COPY,
        "/desk/**"
    };
    /** Pages that may be read on a remembered device; what shares, and what is the account's, is not among them. */
    private static final String[] REMEMBERED = {
        "/today/**",
        "/medicines/**",
        "/measurements/**",
        "/checkups/**",
        "/outlook/**",
        "/immunizations/**",
        "/expenses/**",
        "/calendar/**",
        "/messages/**",
        "/brief/**",
        "/doctors/**",
        "/access-log/**",
        COPY
    };
    /** Forms below them: whoever would fill one in for nothing is asked who they are before. */
    private static final String[] TO_WRITE_ON = {"/medicines/new", "/medicines/slip", "/checkups/files", "/doctors/*"};

    private static final String[] NEW_PASSKEY = {"/webauthn/register", "/webauthn/register/**"};

    private final PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    private final SignedIn signedIn;
    private final SecondFactors secondFactors;
    private final RememberedDevices devices;
    private final DeviceCookie device;
    private final MultipartProperties uploads;

    PagesDoor(
            SignedIn signedIn,
            SecondFactors secondFactors,
            RememberedDevices devices,
            DeviceCookie device,
            MultipartProperties uploads) {
        this.signedIn = signedIn;
        this.secondFactors = secondFactors;
        this.devices = devices;
        this.device = device;
        this.uploads = uploads;
    }

    @Bean
    @Order(4)
    SecurityFilterChain pagesChain(HttpSecurity http, PasskeySignIn passkeys, OutsideProviders providers)
            throws Exception {
        http.addFilterBefore(new RememberedReading(devices, device, readableOnDevices()), CsrfFilter.class);
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
                        // Fully: by more than a remembered device.
                        .requestMatchers(each(HttpMethod.GET, TO_WRITE_ON))
                        .fullyAuthenticated()
                        .requestMatchers(each(HttpMethod.GET, REMEMBERED))
                        .authenticated()
                        .requestMatchers(each(HttpMethod.GET, SIGNED_IN))
                        .fullyAuthenticated()
                        .requestMatchers(each(HttpMethod.POST, SIGNED_IN))
                        .fullyAuthenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(signInForPages()).accessDeniedHandler(notThere()))
                .logout(logout -> logout.logoutRequestMatcher(paths.matcher(HttpMethod.POST, "/sign-out"))
                        // What a device keeps for reading without a network, for browsers that run no script of ours.
                        .addLogoutHandler(
                                new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE)))
                        .addLogoutHandler((request, response, who) -> device.forget(request, response))
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
        var forms = each(HttpMethod.POST, SIGNED_IN);
        return (request, response, why) -> {
            if (request.getRequestURI().equals(COPY)) {
                // A script asks, and nobody goes on to it after signing in.
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (Arrays.stream(pages).anyMatch(page -> page.matches(request))) {
                SignedIn.rememberWhere(request);
                var isGivenLink = request.getRequestURI().equals("/share") && !RememberedReading.isIn(request);
                response.sendRedirect(isGivenLink ? "/read" : "/sign-in");
            } else if (RememberedReading.isIn(request)
                    && Arrays.stream(forms).anyMatch(form -> form.matches(request))) {
                SignedIn.rememberPage(request);
                response.sendRedirect("/sign-in");
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

    private RequestMatcher readableOnDevices() {
        return new OrRequestMatcher(Stream.concat(
                        Arrays.stream(each(HttpMethod.GET, REMEMBERED)), Stream.of(paths.matcher(HttpMethod.GET, "/")))
                .toList());
    }

    private RequestMatcher[] each(HttpMethod method, String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> paths.matcher(method, pattern))
                .toArray(RequestMatcher[]::new);
    }
}
