package org.earshot.fetch;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a platform publishes about its interface in OpenAPI, to compare requests and recorded answers with. Documents whose licence
 * allows it are shipped under {@code contracts} on the class path; others are read from the folder that EARSHOT_CONTRACTS names.
 */
public final class Contract {
    private static final Map<String, Optional<Contract>> READ = new ConcurrentHashMap<>();
    private static final Path FOLDER =
            Path.of(Optional.ofNullable(System.getenv("EARSHOT_CONTRACTS")).orElse("none"));

    private final OpenApiInteractionValidator validator;

    private Contract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** The platforms that publish a document. */
    public static List<String> platforms() {
        return Stream.of(Published.values()).map(one -> one.platform).toList();
    }

    /** A platform's document; empty, and said so once in the build log, where it is not there. */
    public static Optional<Contract> of(String platform) {
        return READ.computeIfAbsent(platform, name -> Published.of(name).flatMap(Contract::read));
    }

    @SuppressWarnings("SystemOut")
    private static Optional<Contract> read(Published published) {
        try (var shipped = Contract.class.getResourceAsStream("/contracts/" + published.file)) {
            if (shipped != null) {
                return Optional.of(parsed(published, new String(shipped.readAllBytes(), StandardCharsets.UTF_8)));
            }
            if (Files.isRegularFile(FOLDER.resolve(published.file))) {
                return Optional.of(parsed(published, Files.readString(FOLDER.resolve(published.file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("no " + published.file + " in EARSHOT_CONTRACTS: nothing was compared with what "
                + published.platform + " publishes");
        return Optional.empty();
    }

    private static Contract parsed(Published published, String document) {
        return new Contract(
                OpenApiInteractionValidator.createForInlineApiSpecification(published.mended.apply(document))
                        .withBasePathOverride("/")
                        .withLevelResolver(published.levels().build())
                        .withWhitelist(published.excuses())
                        .build());
    }

    /**
     * Compares what goes through with the document.
     *
     * @param server the address before the paths of the document
     * @param unlike JSON pointers into answers, for what was recorded because it is not as published
     */
    public Fetcher watching(Fetcher fetcher, String server, List<String> unlike, Set<String> problems) {
        String before = server.isEmpty() ? "" : URI.create(server).getRawPath().replaceAll("/+$", "");
        return request -> {
            Answer answer = fetcher.fetch(request);
            String path = request.address().getRawPath().substring(before.length());
            said(request, "", validator.validateRequest(request(path, request)), any -> true, problems);
            if (answer instanceof Answer.Answered answered && answered.ok()) {
                ValidationReport report = validator.validateResponse(
                        path,
                        com.atlassian.oai.validator.model.Request.Method.valueOf(request.method()),
                        response(answered));
                said(request, "answered ", report, message -> !isUnlike(message, unlike), problems);
            }
            return answer;
        };
    }

    private static SimpleRequest request(String path, Request request) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(request.method(), path);
        query(request.address()).forEach(builder::withQueryParam);
        request.headers().forEach(builder::withHeader);
        byte[] body = request.body();
        return (body == null ? builder : builder.withBody(body)).build();
    }

    private static SimpleResponse response(Answer.Answered answered) {
        return SimpleResponse.Builder.status(answered.status())
                .withContentType(answered.headers().first("Content-Type").orElse("application/json"))
                .withBody(answered.body())
                .build();
    }

    private static Map<String, List<String>> query(URI address) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(address.getRawQuery()).orElse("");
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                    .add(parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String written) {
        return URLDecoder.decode(written, StandardCharsets.UTF_8);
    }

    private static boolean isUnlike(ValidationReport.Message message, List<String> unlike) {
        String place = place(message);
        return unlike.stream().anyMatch(start -> place.equals(start) || place.startsWith(start + "/"));
    }

    private static String place(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(ValidationReport.MessageContext.Pointers::getInstance)
                .orElse("");
    }

    private static void said(
            Request request,
            String what,
            ValidationReport report,
            Predicate<ValidationReport.Message> counts,
            Set<String> problems) {
        report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .filter(counts)
                .map(message -> request + ": " + what + place(message) + " " + message.getKey() + " "
                        + message.getMessage() + " " + message.getAdditionalInfo())
                .distinct()
                .forEach(problems::add);
    }
}
