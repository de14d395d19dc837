package org.earshot.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.earshot.fetch.Answer.Kind;
import org.jspecify.annotations.Nullable;

/** Opens a stream of events; what is no stream is read as the answer that it is. */
final class EventDial implements Trip.Sender {
    /** Enough for what an API says about an error. */
    private static final Body SMALL = new Body(64 << 10, true);

    private final CloseableHttpClient client;
    private final String userAgent;
    private final Alarms alarms;
    private @Nullable Wire opened;

    EventDial(CloseableHttpClient client, String userAgent, Alarms alarms) {
        this.client = client;
        this.userAgent = userAgent;
        this.alarms = alarms;
    }

    /** The line that the last answer opened, null for none. */
    @Nullable
    Wire opened() {
        return opened;
    }

    @Override
    public Answer send(Request request, Aim.Target target, Body limits, Duration time) {
        HttpUriRequestBase line = Exchange.composed(request, target, userAgent);
        line.setHeader("Accept-Encoding", "identity");
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = alarms.after(time, () -> {
            late.set(true);
            line.cancel();
        });
        try {
            return sent(request, line, target);
        } catch (IOException e) {
            return late.get() ? Exchange.tooLate(request) : Failures.of(request, e);
        } catch (IllegalStateException e) {
            return late.get() ? Exchange.tooLate(request) : Failures.unanswered(request, Kind.NETWORK, "broken off");
        } finally {
            alarm.cancel(false);
        }
    }

    private Answer sent(Request request, HttpUriRequestBase line, Aim.Target target) throws IOException {
        HttpHost host = new HttpHost(target.scheme(), target.host(), target.port());
        ClassicHttpResponse response = client.executeOpen(host, line, null);
        boolean keep = false;
        try {
            Headers headers = Exchange.headers(response);
            HttpEntity entity = response.getEntity();
            if (entity != null && response.getCode() == 200 && isStream(headers)) {
                opened = new Wire(request, new Events(new EventText(entity.getContent()), line));
                keep = true;
                return new Answer.Answered(200, headers, new byte[0], target.address());
            }
            byte[] body = entity == null ? new byte[0] : SMALL.read(entity.getContent(), List.of());
            return new Answer.Answered(response.getCode(), headers, body, target.address());
        } finally {
            if (!keep) {
                line.cancel();
                Exchange.closeQuietly(response);
            }
        }
    }

    private static boolean isStream(Headers headers) {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean plain = headers.all("Content-Encoding").stream().allMatch("identity"::equalsIgnoreCase);
        return plain && type.startsWith("text/event-stream");
    }

    private record Events(EventText text, HttpUriRequestBase line) implements Wire.Speech {
        @Override
        public Line.Heard.Message next() throws IOException {
            return text.next();
        }

        @Override
        public void stir() {
            // Only the server speaks.
        }

        @Override
        public void hangUp() {
            line.cancel();
        }
    }
}
