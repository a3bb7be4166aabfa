package jp.kenkotecho.server;

import java.io.IOException;
import jp.kenkotecho.record.Problem;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat cannot read as HTTP reaches none of our filters: its own page for that says it in both languages too. */
@Configuration(proxyBeanMethods = false)
class TomcatAnswers {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pagesOfTomcat() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Pages.class.getName());
            }
        });
    }

    /** Tomcat makes it by its name. */
    public static final class Pages extends ErrorReportValve {

        private static final Problem UNREADABLE = Problem.of(
                Problem.Kind.MALFORMED,
                "リクエストを読み取れません。URL とヘッダーの書き方を確かめてください。",
                "The request could not be read: check how its URL and headers are written.");

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            if (response.getStatus() != 400) {
                super.report(request, response, failure);
            } else if (response.getContentWritten() == 0 && response.setErrorReported()) {
                write(response);
            }
        }

        private static void write(Response response) {
            try {
                response.setContentType("text/html;charset=UTF-8");
                var page = response.getReporter();
                if (page != null) {
                    page.write(DoorAnswers.page(UNREADABLE));
                    response.finishResponse();
                }
            } catch (IOException e) {
                // Whoever asked is gone; Tomcat's own valve leaves it at that too.
                response.setSuspended(true);
            }
        }
    }
}
