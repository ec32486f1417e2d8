import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files by veraPDF: java -cp verapdf.jar ValidatePdf.java FLAVOUR FILE…, FLAVOUR one of ua1, 2a, 2b …
 * The profile's XML is read here, since veraPDF's own reader needs JAXB, which the JDK no longer has.
 * Prints a line a file and one for each broken rule; ends with status 1 when a file is not compliant.
 */
public class ValidatePdf {
  static final String PROFILES = "org/verapdf/pdfa/validation/";

  public static void main(String[] arguments) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
    ValidationProfile profile = profile(arguments[0], flavour);
    boolean good = true;
    for (int i = 1; i < arguments.length; i++) good &= validate(arguments[i], flavour, profile);
    System.exit(good ? 0 : 1);
  }

  static boolean validate(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
      ValidationResult result = ValidatorFactory.createValidator(profile, 100, false, false, false).validate(parser);
      Map<String, Integer> faults = new TreeMap<>();
      Map<String, String> places = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage();
        faults.merge(rule, 1, Integer::sum);
        places.putIfAbsent(rule, assertion.getLocation().getContext());
      }
      String verdict = result.isCompliant() ? "compliant" : "NOT compliant";
      System.out.println(file + ": " + flavour.getId() + " " + verdict + ", " + result.getTotalAssertions() + " checks, " + faults.size() + " rules broken");
      faults.forEach((rule, count) -> System.out.println("  " + count + " × " + rule + "\n    at " + places.get(rule)));
      return result.isCompliant();
    }
  }

  static ValidationProfile profile(String flavour, PDFAFlavour parsed) throws Exception {
    String file = flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2) + ".xml" : "PDFA-" + flavour.toUpperCase() + ".xml";
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(Profiles.class.getClassLoader().getResourceAsStream(PROFILES + file));
    Set<Rule> rules = new HashSet<>();
    for (Element rule : elements(xml.getDocumentElement(), "rule")) rules.add(rule(rule));
    Set<Variable> variables = new HashSet<>();
    for (Element variable : elements(xml.getDocumentElement(), "variable")) {
      variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
          text(variable, "defaultValue"), text(variable, "value")));
    }
    return Profiles.profileFromValues(parsed, Profiles.profileDetailsFromValues(file, file, "veraPDF", new Date(0)), "", rules, variables);
  }

  static Rule rule(Element rule) {
    Element id = elements(rule, "id").get(0);
    RuleId ruleId = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
        Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()), new ArrayList<>());
  }

  static ArrayList<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    ArrayList<Element> list = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) list.add((Element) found.item(i));
    return list;
  }

  static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
