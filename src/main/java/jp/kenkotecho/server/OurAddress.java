package jp.kenkotecho.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How this server is called is its setting ({@code phr.fhir.base-url}), never what a request says: {@code Host},
 * {@code X-Forwarded-…} and absolute request lines are anybody's to write, and what is built from them (redirects, the
 * consent page's address, links) would lead people elsewhere. Tomcat's request is told before any filter or redirect sees it.
 */
@Configuration(proxyBeanMethods = false)
class OurAddress {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ourAddressForAllRequests(FhirSettings settings) {
        return tomcat -> tomcat.addContextValves(new Ours(settings.baseUrl()));
    }

    private static final class Ours extends ValveBase {

        private static final List<String> CLAIMS =
                List.of("Forwarded", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Prefix");

        private final URI base;

        Ours(URI base) {
            super(true);
            this.base = base;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var isHttps = "https".equals(base.getScheme());
            var raw = request.getCoyoteRequest();
            raw.scheme().setString(base.getScheme());
            raw.serverName().setString(base.getHost());
            raw.setServerPort(base.getPort() > 0 ? base.getPort() : isHttps ? 443 : 80);
            request.setSecure(isHttps);
            raw.getMimeHeaders().setValue("Host").setString(base.getAuthority());
            CLAIMS.forEach(raw.getMimeHeaders()::removeHeader);
            getNext().invoke(request, response);
        }
    }
}
