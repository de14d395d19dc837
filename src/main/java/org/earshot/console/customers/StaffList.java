package org.earshot.console.customers;

import java.util.List;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.know.Colleagues;
import org.springframework.stereotype.Component;

/** Tells who works here from the users. */
@Component
class StaffList implements Colleagues {
    private final Users users;

    StaffList(Users users) {
        this.users = users;
    }

    @Override
    public List<String> names() {
        return users.all().stream()
                .filter(user -> !user.disabled())
                .map(User::name)
                .toList();
    }
}
