package org.cgmkit.cloud.workings;

/**
 * The seams at which a simulated cloud can depart.
 *
 * @param consent where browsers are sent
 * @param tokens how codes and refresh tokens are looked at
 * @param access whose data are opened
 * @param data how questions for data are answered
 * @param answers the last change of an answer
 */
public record PartnerWorkings(
        ConsentRules consent, TokenRules tokens, AccessRules access, DataRules data, AnswerRules answers) {
    private static final AnswerRules AS_IT_IS = (endpoint, request, right) -> right;

    /** Does as it says. */
    public static PartnerWorkings sound() {
        return new PartnerWorkings(new ConsentRules(), new TokenRules(), new AccessRules(), new DataRules(), AS_IT_IS);
    }

    /** Sends browsers elsewhere. */
    public static PartnerWorkings consenting(ConsentRules otherwise) {
        return new PartnerWorkings(otherwise, new TokenRules(), new AccessRules(), new DataRules(), AS_IT_IS);
    }

    /** Looks at codes and tokens otherwise. */
    public static PartnerWorkings exchanging(TokenRules otherwise) {
        return new PartnerWorkings(new ConsentRules(), otherwise, new AccessRules(), new DataRules(), AS_IT_IS);
    }

    /** Opens other data. */
    public static PartnerWorkings opening(AccessRules otherwise) {
        return new PartnerWorkings(new ConsentRules(), new TokenRules(), otherwise, new DataRules(), AS_IT_IS);
    }

    /** Answers questions for data otherwise. */
    public static PartnerWorkings telling(DataRules otherwise) {
        return new PartnerWorkings(new ConsentRules(), new TokenRules(), new AccessRules(), otherwise, AS_IT_IS);
    }

    /** Changes answers. */
    public static PartnerWorkings answering(AnswerRules otherwise) {
        return new PartnerWorkings(new ConsentRules(), new TokenRules(), new AccessRules(), new DataRules(), otherwise);
    }
}
