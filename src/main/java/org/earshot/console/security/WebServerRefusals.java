package org.earshot.console.security;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Answers what the web server refuses before any filter sees it, such as a malformed request line: one line of text with the
 * headers of every other answer. The server makes it by its name.
 */
public final class WebServerRefusals extends ErrorReportValve {
    /** Names no server and no version. */
    public WebServerRefusals() {
        setShowServerInfo(false);
        setShowReport(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable trouble) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !isOpen(response)) {
            return;
        }
        ResponseHeaders.set(response);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        HttpStatus known = HttpStatus.resolve(status);
        String line = status + (known == null ? "" : " " + known.getReasonPhrase());
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(line + "\n");
                response.finishResponse();
            }
        } catch (IOException e) {
            // The caller has gone; there is nobody left to tell.
            response.setSuspended(true);
        }
    }

    private static boolean isOpen(Response response) {
        AtomicBoolean open = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        return open.get();
    }
}
