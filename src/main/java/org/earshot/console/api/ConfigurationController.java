package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.earshot.rule.RuleEdit;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleEditing.By;
import org.earshot.rule.RuleFile;
import org.earshot.rule.RuleVersion;
import org.earshot.rule.RuleVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads and writes brands.yaml, triage.yaml and alerts.yaml whole, and their versions; for admins. */
@Tag(name = "Configuration")
@RestController
class ConfigurationController {
    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final RuleEditing editing;
    private final RuleVersions versions;

    ConfigurationController(RuleEditing editing, RuleVersions versions) {
        this.editing = editing;
        this.versions = versions;
    }

    @Operation(
            summary = "The text of a file: brands, triage, alerts or sso",
            description = "The ETag is for If-Match. A secret that stands in the file itself is covered as (secret).")
    @ApiResponse(responseCode = "200", description = "The text, as YAML")
    @ApiResponse(responseCode = "404", description = "There is no such file")
    @GetMapping("/api/v1/configuration/{id}")
    ResponseEntity<byte[]> look(@PathVariable String id) {
        RuleEditing.Present now = editing.present(file(id));
        return ResponseEntity.ok()
                .eTag(now.fingerprint())
                .contentType(YAML)
                .body(now.text().getBytes(StandardCharsets.UTF_8));
    }

    @Operation(
            summary = "Writes a file whole, once all files together are well",
            description = "The body is the text. If-Match is the ETag that was read; * writes over whatever is there."
                    + " (secret) stays the secret that stands in the file.")
    @ApiResponse(responseCode = "200", description = "It is in the file; live says whether it runs, problems why not")
    @ApiResponse(responseCode = "412", description = "The file is no longer the one of If-Match; difference says more")
    @ApiResponse(responseCode = "422", description = "It cannot be so; problems says why, with file, line and cure")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @SuppressWarnings("checkstyle:ParameterNumber")
    @PutMapping("/api/v1/configuration/{id}")
    ResponseEntity<WrittenRulesJson> write(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestParam(defaultValue = "") String note,
            @RequestBody(required = false) byte @Nullable [] body,
            Principal who) {
        RuleFile file = file(id);
        String fingerprint = matched(match);
        String text = text(body == null ? new byte[0] : body);
        return written(file, editing.save(file, text, fingerprint, new By(who.getName(), note)));
    }

    @Operation(summary = "The versions of a file, newest first, without their texts")
    @ApiResponse(responseCode = "200", description = "The versions with numbers below before; next is the next before")
    @GetMapping("/api/v1/configuration/{id}/versions")
    RuleVersionsJson list(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int before,
            @RequestParam(required = false) @Nullable String limit) {
        RuleFile file = file(id);
        versions.notice(file);
        int most = Asked.limit(limit);
        var found = versions.list(file, before <= 0 ? Integer.MAX_VALUE : before, most + 1);
        return new RuleVersionsJson(
                found.stream().limit(most).map(RuleVersionJson::of).toList(),
                found.size() > most ? found.get(most - 1).number() : null);
    }

    @Operation(summary = "A version of a file with its text and what it changed")
    @ApiResponse(responseCode = "200", description = "The version")
    @ApiResponse(responseCode = "404", description = "There is no such version")
    @GetMapping("/api/v1/configuration/{id}/versions/{number}")
    RuleVersionJson version(@PathVariable String id, @PathVariable int number) {
        RuleVersion version = versions.find(file(id), number).orElseThrow(() -> Refusals.notFound("such version"));
        return RuleVersionJson.of(version)
                .with(version.text(), versions.difference(version).text());
    }

    @Operation(summary = "Makes what a version said the newest one again")
    @ApiResponse(responseCode = "200", description = "It is in the file, as a new version")
    @ApiResponse(responseCode = "404", description = "There is no such version")
    @ApiResponse(responseCode = "412", description = "The file is no longer the one of If-Match; difference says more")
    @ApiResponse(responseCode = "422", description = "It cannot be so any more; problems says why")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @SuppressWarnings("checkstyle:ParameterNumber")
    @PostMapping("/api/v1/configuration/{id}/versions/{number}/rollback")
    ResponseEntity<WrittenRulesJson> rollBack(
            @PathVariable String id,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestParam(defaultValue = "") String note,
            Principal who) {
        RuleFile file = file(id);
        String fingerprint = matched(match);
        return written(
                file,
                editing.restore(file, number, fingerprint, new By(who.getName(), note))
                        .orElseThrow(() -> Refusals.notFound("such version")));
    }

    private static RuleFile file(String word) {
        return RuleFile.of(word).orElseThrow(() -> Refusals.notFound("such file; use brands, triage, alerts or sso"));
    }

    /** The fingerprint of an ETag; null for any. */
    private static @Nullable String matched(@Nullable String match) {
        if (match == null || match.isBlank()) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.PRECONDITION_REQUIRED, "If-Match is missing; read the file first and send its ETag");
            throw new ErrorResponseException(HttpStatus.PRECONDITION_REQUIRED, problem, null);
        }
        return match.strip().equals("*") ? null : match.strip().replaceAll("^\"|\"$", "");
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusals.badRequest("the body is not UTF-8");
        }
    }

    private ResponseEntity<WrittenRulesJson> written(RuleFile file, RuleEdit edit) {
        WrittenRulesJson answer = WrittenRulesJson.of(edit);
        return ResponseEntity.ok().eTag(editing.present(file).fingerprint()).body(answer);
    }
}
