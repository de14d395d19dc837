package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.earshot.admin.Audit;
import org.earshot.admit.Preferences;
import org.earshot.admit.Role;
import org.earshot.admit.Unguessable;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows users and adds them; for admins. */
@Tag(name = "Users")
@RestController
class UsersController {
    private static final int PASSWORD_BYTES = 15;

    private final Users users;
    private final Audit audit;

    UsersController(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    @Operation(summary = "All users, disabled ones too")
    @ApiResponse(responseCode = "200", description = "The users")
    @GetMapping("/api/v1/users")
    UserList list() {
        return new UserList(
                users.all().stream().map(user -> UserJson.of(user, null)).toList());
    }

    @Operation(summary = "Adds a user; without a password a random one is made and shown this once")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "400", description = "The name, role, password, language or zone will not do")
    @ApiResponse(responseCode = "409", description = "There is such a user already")
    @PostMapping("/api/v1/users")
    @ResponseStatus(HttpStatus.CREATED)
    UserJson add(@RequestBody NewUser body, Principal who) {
        String name = Asked.text(body.name(), "name", 80);
        Role role = Asked.word(Role.class, Asked.text(body.role(), "role", 12), "role");
        String made = body.password() == null ? Unguessable.text(PASSWORD_BYTES) : null;
        Preferences wanted = Preferences.of(body.language(), body.zone());
        User user = users.add(name, role, made == null ? String.valueOf(body.password()) : made);
        users.prefer(user.name(), wanted);
        audit.note(who.getName(), "user.add", user.name() + " as " + role.word());
        return UserJson.of(users.find(user.name()).orElse(user), made);
    }

    /**
     * All users.
     *
     * @param items in the order of their names
     */
    @Schema(name = "Users")
    record UserList(List<UserJson> items) {}

    /**
     * A user to add.
     *
     * @param name 1 to 80 of a-z, 0-9, dot, dash and underscore
     * @param role agent, supervisor or admin
     * @param password 12 characters or more; a random one is made where it is missing
     * @param language en, es or pl; as the browser asks where it is missing
     * @param zone a time zone such as Europe/Madrid; as the browser says where it is missing
     */
    @Schema(name = "NewUser")
    record NewUser(
            @Nullable String name,
            @Nullable String role,
            @Nullable String password,
            @Nullable String language,
            @Nullable String zone) {}

    /** A user; the password only where it was made just now. */
    @Schema(name = "User")
    record UserJson(
            String name,
            String role,
            boolean disabled,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String language,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String zone,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String password) {
        static UserJson of(User user, @Nullable String password) {
            ZoneId zone = user.preferences().zone();
            return new UserJson(
                    user.name(),
                    user.role().word(),
                    user.disabled(),
                    user.createdAt(),
                    user.preferences().language(),
                    zone == null ? null : zone.getId(),
                    password);
        }
    }
}
