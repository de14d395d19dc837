package org.earshot.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading a body that is larger than 1 MB, for mentions 10 MB, whether or not it says its length. */
public final class BodyLimit extends OncePerRequestFilter {
    private static final long MOST = 1_000_000;
    private static final long MOST_MENTIONS = 10_000_000;

    @Override
    protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        long most = asked.getRequestURI().endsWith("/api/v1/mentions") ? MOST_MENTIONS : MOST;
        if (asked.getContentLengthLong() > most) {
            ProblemWriter.write(answer, HttpStatus.PAYLOAD_TOO_LARGE, TooLarge.words(most));
            return;
        }
        chain.doFilter(new Limited(asked, most), answer);
    }

    /** The body is larger than allowed. */
    public static final class TooLarge extends IOException {
        TooLarge(long most) {
            super(words(most));
        }

        static String words(long most) {
            return "the body is larger than " + most / 1_000_000 + " MB";
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long most;
        private long read;

        Counted(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = body.read(target, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) throws TooLarge {
            read += more;
            if (read > most) {
                throw new TooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
