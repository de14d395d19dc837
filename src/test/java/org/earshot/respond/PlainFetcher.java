package org.earshot.respond;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** Fetches from loopback without manners, so that tests of replies need nothing else. */
public final class PlainFetcher implements Fetcher {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Answer fetch(Request request) {
        byte[] body = request.body();
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.address()).method(request.method(), publisher);
        request.headers().forEach(builder::header);
        try {
            HttpResponse<byte[]> answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer.Answered(
                    answer.statusCode(), new Headers(answer.headers().map()), answer.body(), request.address());
        } catch (IOException e) {
            return new Answer.Unanswered(
                    Answer.Kind.NETWORK, "the line to " + request.address().getHost() + " broke", Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unanswered(Answer.Kind.TIMEOUT, "interrupted", Optional.empty());
        }
    }
}
