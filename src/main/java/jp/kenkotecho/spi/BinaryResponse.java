package jp.kenkotecho.spi;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;

/** What an operation answers that is no FHIR: a picture, a page. */
public final class BinaryResponse {

    private BinaryResponse() {}

    /**
     * Sends it as it is, whatever a browser says that it accepts: it would get a Binary of FHIR otherwise. It is of
     * somebody, so nobody on the way keeps it, and nothing in it is run.
     *
     * @param type with its charset
     */
    public static void send(ServletRequestDetails request, String type, byte[] content) throws IOException {
        var response = request.getServletResponse();
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(content);
    }
}
