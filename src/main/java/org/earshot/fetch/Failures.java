package org.earshot.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.earshot.fetch.Answer.Kind;
import org.earshot.fetch.Answer.Unanswered;

/** Says in our words what broke; the words of the exceptions may hold what must not be logged. */
final class Failures {
    private Failures() {}

    /** The answer that is none. */
    static Unanswered unanswered(Request request, Kind kind, String why) {
        return new Unanswered(kind, said(request) + ": " + why, Optional.empty());
    }

    /** The same, with how long to wait. */
    static Unanswered unanswered(Request request, Kind kind, String why, Duration after) {
        return new Unanswered(kind, said(request) + ": " + why, Optional.of(after));
    }

    /** What an exception means. */
    static Unanswered of(Request request, IOException broken) {
        if (broken instanceof ForbiddenAddress forbidden) {
            return unanswered(request, Kind.FORBIDDEN_ADDRESS, forbidden.why());
        }
        if (broken instanceof Body.TooLarge large) {
            return unanswered(request, Kind.TOO_LARGE, "refused the answer, " + large.getMessage());
        }
        if (broken instanceof ConnectTimeoutException || broken instanceof ConnectionRequestTimeoutException) {
            return unanswered(request, Kind.TIMEOUT, "no connection within the time allowed");
        }
        if (broken instanceof SocketTimeoutException) {
            return unanswered(request, Kind.TIMEOUT, "silent for longer than allowed");
        }
        if (broken instanceof MessageConstraintException) {
            return unanswered(request, Kind.TOO_LARGE, "refused the answer, its headers are too long or too many");
        }
        return unanswered(request, Kind.NETWORK, why(broken));
    }

    /** What broke, in words that hold nothing of what was sent. */
    static String why(IOException broken) {
        if (broken instanceof UnknownHostException) {
            return "there is no such host";
        }
        if (broken instanceof ConnectException || broken instanceof NoRouteToHostException) {
            return "the connection was refused";
        }
        if (broken instanceof SSLPeerUnverifiedException) {
            return "its certificate is for another host";
        }
        if (broken instanceof SSLException) {
            return "no safe connection could be agreed on (TLS)";
        }
        if (broken instanceof NoHttpResponseException) {
            return "it hung up without an answer";
        }
        if (broken instanceof ConnectionClosedException
                || broken instanceof MalformedChunkCodingException
                || broken instanceof EOFException) {
            return "the answer was cut off";
        }
        if (broken instanceof ZipException) {
            return "the body is not compressed the way its header says";
        }
        if (broken instanceof ClientProtocolException) {
            return "what came is not HTTP";
        }
        return "the connection broke";
    }

    private static String said(Request request) {
        return request.method() + " " + Spoken.address(request.address());
    }
}
