package org.cgmkit.partner.config;

import java.util.Map;
import org.cgmkit.kit.trigger.AnsweringTrigger;

/** How a test user signs in and agrees. */
public sealed interface SignIn {

    /**
     * The kit fills in the forms of the partner's pages.
     *
     * @param fields the fields by their names; {@code {user}}, {@code {password}} and {@code {decision}} are filled in
     * @param allow what the decision is called by which the user agrees
     * @param deny what the other one is called
     */
    record ByForm(Map<String, String> fields, String allow, String deny) implements SignIn {
        /** Keeps a copy. */
        public ByForm {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * A command or an address is given the address of the page, and answers the address that the browser was sent to.
     *
     * @param trigger the command
     */
    record ByTrigger(AnsweringTrigger trigger) implements SignIn {}
}
