package org.earshot.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.earshot.fetch.Answer.Kind;

/** One request and its answer over the line; follows nothing and tries nothing twice. */
final class Exchange implements Trip.Sender, AutoCloseable {
    /** The transport writes these itself. */
    private static final Set<String> TRANSPORT = Set.of("content-length", "transfer-encoding", "host", "connection");

    private final CloseableHttpClient client;
    private final String userAgent;
    private final Alarms alarms;

    Exchange(CloseableHttpClient client, String userAgent, Alarms alarms) {
        this.client = client;
        this.userAgent = userAgent;
        this.alarms = alarms;
    }

    /** Sends and reads, and breaks off when the time is up, wherever it stands then. */
    @Override
    public Answer send(Request request, Aim.Target target, Body limits, Duration time) {
        HttpUriRequestBase line = composed(request, target, userAgent);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = alarms.after(time, () -> {
            late.set(true);
            line.cancel();
        });
        try {
            return sent(line, target, limits);
        } catch (IOException e) {
            return late.get() ? tooLate(request) : Failures.of(request, e);
        } catch (IllegalStateException e) {
            // The pool was closed under us, or the alarm came between two steps of the client.
            return late.get() ? tooLate(request) : Failures.unanswered(request, Kind.NETWORK, "broken off");
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private Answer sent(HttpUriRequestBase line, Aim.Target target, Body limits) throws IOException {
        HttpHost host = new HttpHost(target.scheme(), target.host(), target.port());
        ClassicHttpResponse response = client.executeOpen(host, line, null);
        boolean whole = false;
        try {
            Headers headers = headers(response);
            byte[] body = body(response.getEntity(), limits, encodings(headers));
            whole = body.length < limits.most();
            return new Answer.Answered(response.getCode(), headers, body, target.address());
        } finally {
            if (!whole) {
                // Closing would politely read the rest of a body that we do not want.
                line.cancel();
            }
            closeQuietly(response);
        }
    }

    private static byte[] body(HttpEntity entity, Body limits, List<String> encodings) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (!limits.cuts() && entity.getContentLength() > limits.most()) {
            throw new Body.TooLarge("it is larger than " + limits.most() + " bytes");
        }
        InputStream content = entity.getContent();
        return content == null ? new byte[0] : limits.read(content, encodings);
    }

    static HttpUriRequestBase composed(Request request, Aim.Target target, String userAgent) {
        HttpUriRequestBase line = new HttpUriRequestBase(request.method(), target.address());
        line.setHeader("User-Agent", userAgent);
        line.setHeader("Accept-Encoding", "gzip, deflate");
        if (request.validators().etag() != null) {
            line.setHeader("If-None-Match", request.validators().etag());
        }
        if (request.validators().lastModified() != null) {
            line.setHeader("If-Modified-Since", request.validators().lastModified());
        }
        request.headers().forEach((name, value) -> {
            if (!TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
                line.setHeader(name, value);
            }
        });
        if (request.body() != null) {
            line.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return line;
    }

    static Headers headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return new Headers(headers);
    }

    private static List<String> encodings(Headers headers) {
        return headers.all("Content-Encoding").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty())
                .toList();
    }

    static Answer tooLate(Request request) {
        return Failures.unanswered(request, Kind.TIMEOUT, "not done within the time allowed");
    }

    static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // The answer is read or given up already; a connection that will not close is dropped from the pool.
            return;
        }
    }
}
