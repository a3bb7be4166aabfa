package jp.kenkotecho.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Forms with more than may be sent go back to their page before anything is read. Without this the token of the form,
 * which stands in what is not read, would be missed, and somebody with a large file be told that they may not.
 */
@Configuration(proxyBeanMethods = false)
class LargeUploads {

    /** What a page is asked with then, to say so. */
    static final String LARGE = "large";

    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> largeUploadFilter(MultipartProperties bounds) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(
                new Bound(bounds.getMaxRequestSize().toBytes()));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    private static final class Bound extends OncePerRequestFilter {

        private final long most;

        Bound(long most) {
            this.most = most;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
                throws ServletException, IOException {
            var type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            if (type.startsWith("multipart/form-data") && request.getContentLengthLong() > most) {
                var query = request.getQueryString() == null ? "" : request.getQueryString() + "&";
                response.sendRedirect(request.getRequestURI() + "?" + query + LARGE + "=true");
                return;
            }
            next.doFilter(request, response);
        }
    }
}
