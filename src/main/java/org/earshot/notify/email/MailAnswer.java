package org.earshot.notify.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What a mail server said, address by address.
 *
 * @param taken addresses that it took the message for
 * @param outcome what that means for the alert: later while any address may still get it
 */
record MailAnswer(List<String> taken, Outcome outcome) {
    private static final int LONGEST = 400;

    MailAnswer {
        taken = List.copyOf(taken);
    }

    /** Reads the whole chain of exceptions that Jakarta Mail makes of the server's replies. */
    static MailAnswer of(MailException failure) {
        if (failure instanceof MailAuthenticationException) {
            return later(List.of(), "the mail server does not accept our login");
        }
        List<Exception> chain = chain(failure);
        List<String> taken = new ArrayList<>();
        Map<String, Integer> refused = new TreeMap<>();
        Optional<Integer> whole = Optional.empty();
        for (Exception link : chain) {
            if (link instanceof SMTPAddressFailedException address) {
                refused.put(address.getAddress().getAddress(), address.getReturnCode());
            } else if (link instanceof SMTPSenderFailedException sender) {
                whole = Optional.of(sender.getReturnCode());
            } else if (link instanceof SendFailedException partly) {
                addresses(partly.getValidSentAddresses()).forEach(taken::add);
            }
            if (link instanceof SMTPSendFailedException all && all.getReturnCode() >= 400) {
                whole = Optional.of(all.getReturnCode());
            }
        }
        if (!refused.isEmpty()) {
            return byAddress(taken, refused);
        }
        return whole.map(code -> byCode(taken, code)).orElseGet(() -> later(taken, "the mail server " + fault(chain)));
    }

    private static MailAnswer byAddress(List<String> taken, Map<String, Integer> refused) {
        String why = "the mail server answered " + String.join(", ", said(refused));
        boolean hope = refused.values().stream().anyMatch(code -> !isPermanent(code));
        return hope ? later(taken, why) : new MailAnswer(taken, new Outcome.Refused(cut(why)));
    }

    private static List<String> said(Map<String, Integer> refused) {
        return refused.entrySet().stream()
                .map(entry -> entry.getValue() + " for " + entry.getKey())
                .toList();
    }

    private static MailAnswer byCode(List<String> taken, int code) {
        String why = "the mail server answered " + code;
        return isPermanent(code) ? new MailAnswer(taken, new Outcome.Refused(why)) : later(taken, why);
    }

    private static boolean isPermanent(int code) {
        return code >= 500 && code < 600;
    }

    private static MailAnswer later(List<String> taken, String why) {
        return new MailAnswer(taken, new Outcome.TryLater(Optional.empty(), cut(why)));
    }

    private static String fault(List<Exception> chain) {
        Exception last = chain.get(chain.size() - 1);
        return "cannot be reached (" + last.getClass().getSimpleName() + ")";
    }

    private static String cut(String why) {
        return Texts.cut(why, LONGEST);
    }

    private static List<String> addresses(Address @org.jspecify.annotations.Nullable [] addresses) {
        List<String> texts = new ArrayList<>();
        if (addresses != null) {
            for (Address address : addresses) {
                texts.add(address instanceof InternetAddress mail ? mail.getAddress() : address.toString());
            }
        }
        return texts;
    }

    private static List<Exception> chain(MailException failure) {
        List<Exception> chain = new ArrayList<>();
        chain.add(failure);
        if (failure instanceof MailSendException sending) {
            for (Exception first : sending.getMessageExceptions()) {
                follow(first, chain);
            }
        }
        if (failure.getCause() instanceof Exception cause) {
            follow(cause, chain);
        }
        return chain;
    }

    private static void follow(Exception first, List<Exception> chain) {
        Exception link = first;
        while (link != null && !chain.contains(link)) {
            chain.add(link);
            link = link instanceof MessagingException mail ? mail.getNextException() : null;
        }
    }
}
