package jp.kenkotecho.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before forms with files, since looking for their token reads all of them into memory: they are for who is signed
 * in. What is too large leads back to its page with {@code large=true}, which says so, instead of being a form whose token
 * was never read.
 */
class UploadDoor extends OncePerRequestFilter {

    private final SignedIn signedIn;
    private final long mostBytes;

    UploadDoor(SignedIn signedIn, DataSize most) {
        this.signedIn = signedIn;
        this.mostBytes = most.toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Optional.ofNullable(request.getContentType()).orElse("").startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws ServletException, IOException {
        if (signedIn.isRemembered()) {
            SignedIn.rememberPage(request);
            response.sendRedirect("/sign-in");
        } else if (signedIn.account().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > mostBytes) {
            var query = Optional.ofNullable(request.getQueryString())
                    .map(text -> text + "&")
                    .orElse("");
            response.sendRedirect(request.getRequestURI() + "?" + query + "large=true");
        } else {
            others.doFilter(request, response);
        }
    }
}
