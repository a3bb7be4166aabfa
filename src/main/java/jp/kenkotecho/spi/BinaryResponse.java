package jp.kenkotecho.spi;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What an operation answers past HAPI: a picture, a page, lines of a file. It is of somebody, so nobody on the way keeps it,
 * and nothing in it is run.
 */
public final class BinaryResponse {

    private BinaryResponse() {}

    /**
     * Sends it as it is, whatever a browser says that it accepts: it would get a Binary of FHIR otherwise.
     *
     * @param type with its charset
     */
    public static void send(ServletRequestDetails request, String type, byte[] content) throws IOException {
        begin(request, type).write(content);
    }

    /** The same, for what is written piece by piece. */
    public static OutputStream begin(ServletRequestDetails request, String type) throws IOException {
        var response = request.getServletResponse();
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        return response.getOutputStream();
    }
}
