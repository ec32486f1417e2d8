import { describe, expect, it } from "vitest";
import { saysOthers, typedNames } from "../../src/model/typed-names.ts";

const names = (written: string) => typedNames(written).map(({ name }) => name);

describe("brackets and figures inside a name", () => {
  it.each(["Ada Bell (b) Smith", "C(a)sey Jones", "فريق ٣ البحث", "山田（旧姓佐藤）花子"])(
    "%s stays as it is typed",
    (written) => {
      const [name] = typedNames(written, false);
      expect(name).toMatchObject({ printed: written, name: written, extras: [] });
    },
  );
});

describe("one name", () => {
  it.each([
    ["Lena Vogt", "Lena Vogt", ""],
    ["Lena Vogt1,2", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt¹*", "Lena Vogt", "numbers marks 1 presents"],
    ["Lena Vogt^1,2^", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt †", "Lena Vogt", "marks"],
    ["Lena Vogt (speaker)", "Lena Vogt", "a role presents"],
    ["Lena Vogt (Presenting Author)", "Lena Vogt", "a role presents"],
    ["Lena Vogt (corresponding author)", "Lena Vogt", "a role"],
    ["Lena Vogt [Referentin]", "Lena Vogt", "a role presents"],
    ["Prof. Dr. Lena Vogt", "Lena Vogt", "a title"],
    ["Univ.-Prof. Dr.-Ing. Lena Vogt", "Lena Vogt", "a title"],
    ["Dott.ssa Lena Vogt", "Lena Vogt", "a title"],
    ["Assoc. Prof. Lena Vogt, Ph.D.", "Lena Vogt", "a title a degree"],
    ["Lena Vogt, MD, PhD", "Lena Vogt", "a degree"],
    ["Lena Vogt PhD", "Lena Vogt", "a degree"],
    ["Lena Vogt <lena@example.org>", "Lena Vogt", "an e-mail address lena@example.org"],
    ["LENA VAN DER VOGT-O'HARA", "Lena van der Vogt-O'Hara", "case"],
    ["lena vogt", "Lena Vogt", "case"],
    ["Lena VOGT", "Lena Vogt", "case"],
    ["Vogt, Lena", "Vogt, Lena", ""],
    ["Vogt, Lena, Jr.", "Vogt, Lena, Jr.", ""],
    ["J. K. Vogt III", "J. K. Vogt III", ""],
    ["Ortega y Gasset", "Ortega y Gasset", ""],
    ["The Alpha and Omega Collaboration", "The Alpha and Omega Collaboration", ""],
    ["Vogt & Sons", "Vogt & Sons", ""],
    ["Ing Wei", "Ing Wei", ""],
    ["湯川秀樹", "湯川秀樹", ""],
    ["Vogt, Lena, University of Bonn", "Vogt, Lena, University of Bonn", ""],
    ["Lena Vogt, University of Bonn, Germany", "Lena Vogt", "an affiliation @University of Bonn, Germany"],
    ["Prof. Lena Vogt, TU Wien", "Lena Vogt", "an affiliation a title @TU Wien"],
    ["Lena Vogt, UC Berkeley", "Lena Vogt", "an affiliation @UC Berkeley"],
    ["Vogt, LM", "Vogt, LM", ""],
    ["Prof. Dr. h. c. Hans von und zu Berg", "Hans von und zu Berg", "a title"],
    ["王, 小芳", "王, 小芳", ""],
    ["Lena Vogt (CERN)", "Lena Vogt", "an affiliation @CERN"],
    ["Lena Vogt (née Ek)", "Lena Vogt (née Ek)", ""],
    ["2. Lena Vogt", "Lena Vogt", "marks"],
    ["– Lena Vogt,", "Lena Vogt", "marks"],
    ["Lena Vogt (1,2)", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt et al.", "Lena Vogt", ""],
    ["Lena Vogt on behalf of the XYZ Collaboration", "Lena Vogt", ""],
    ["on behalf of the XYZ Collaboration", "XYZ Collaboration", ""],
    ["XYZ Collaboration", "XYZ Collaboration", ""],
    ["García López, María José", "García López, María José", ""],
    ["García López (she/her), María José", "García López (she/her), María José", ""],
    ["Santiago Ramón y Cajal", "Santiago Ramón y Cajal", ""],
    ["Lena Vogt a,b", "Lena Vogt", "numbers a b"],
    ["Lena Vogt^b^", "Lena Vogt", "numbers b"],
    ["Lena Vogt$^{1,2}$", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt [3]", "Lena Vogt", "numbers 3"],
    ["¹Lena Vogt", "Lena Vogt", "marks"],
    ["1 Lena Vogt", "Lena Vogt", "marks"],
    ["*Lena Vogt", "Lena Vogt", "marks presents"],
    ["**Lena Vogt**", "Lena Vogt", "marks presents"],
    ["__Lena Vogt__ 2", "Lena Vogt", "marks numbers 2 presents"],
    ["*Lena Vogt*", "Lena Vogt", "marks"],
    ["Speaker: Lena Vogt", "Lena Vogt", "a role presents"],
    ["Lena Vogt (she/her)", "Lena Vogt", "a note"],
    ["Lena Vogt (online)", "Lena Vogt", "a note"],
    ["Lena~Vogt", "Lena Vogt", "marks"],
    ["and Lena Vogt", "Lena Vogt", "marks"],
    ["Lena Vogt and", "Lena Vogt", "marks"],
    ["Lena Vogtmann.", "Lena Vogtmann", "marks"],
    ["Lena Vogt (王小芳)", "Lena Vogt", ""],
    ["王小芳 (Lena Vogt)", "王小芳", ""],
    ["VOGT Lena", "Vogt, Lena", "case"],
    ["VAN DER VOGT Lena Maria", "van der Vogt, Lena Maria", "case"],
    ["VAN DER VOGT, Lena", "van der Vogt, Lena", "case"],
    ["McVOGTON Lena", "McVogton, Lena", "case"],
    ["КОВАЛЬ Лена", "Коваль, Лена", "case"],
    ["КОВАЛЬ Л.М.", "Коваль, Л.М.", "case"],
    ["lena@example.org", "lena@example.org", "lena@example.org placeholder"],
    ["Lena Vogt^{1,2}", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt (1), (2)", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt (a,b)*", "Lena Vogt", "marks numbers a b presents"],
    ["Lena Vogt^a,†^", "Lena Vogt", "marks numbers a"],
    ["Lena Vogt\\textsuperscript{2}", "Lena Vogt", "numbers 2"],
    ["[Lena Vogt]{.underline}", "Lena Vogt", "marks presents"],
    ["山田花子１", "山田花子", "numbers 1"],
    ["김하나1·2", "김하나", "numbers 1 2"],
    ["mgr inż. Lena Wójt, prof. PW", "Lena Wójt", "a title a degree"],
    ["Doç. Dr. Lena Vogt", "Lena Vogt", "a title"],
    ["PGS.TS. Lê Thị Hoa", "Lê Thị Hoa", "a title"],
    ["проф. Лена Фогт", "Лена Фогт", "a title"],
    ["प्रो. लीना वर्मा", "लीना वर्मा", "a title"],
    ["د. لينا حسن", "لينا حسن", "a title"],
    ["פרופ' לינה כהן", "לינה כהן", "a title"],
    ["ผศ.ดร.ลีนา สุขใจ", "ลีนา สุขใจ", "a title"],
    ["نادر", "نادر", ""],
    ["นายนา", "นายนา", ""],
    ["LENA IŞIK ĞÜL", "Lena Işık Ğül", "case"],
    ["TBA", "TBA", "placeholder"],
    ["N. N.", "N. N.", "placeholder"],
  ])("%s", (written, name, about) => {
    const [only, ...others] = typedNames(written);
    expect(others).toEqual([]);
    expect(only?.name).toBe(name);
    const { extras = [], numbers = [], presenting, email, affiliation, isOddCase, isPlaceholder } = only ?? {};
    const said = [
      ...extras,
      ...numbers,
      ...(presenting ? ["presents"] : []),
      ...(email ? [email] : []),
      ...(affiliation ? [`@${affiliation}`] : []),
      ...(isPlaceholder ? ["placeholder"] : isOddCase ? ["case"] : []),
    ];
    expect(said.join(" ")).toBe(about);
  });

  it("keeps a bare number if nobody else has one", () => {
    expect(typedNames("Speaker 2", false)[0]?.name).toBe("Speaker 2");
    expect(typedNames("Lena Vogt2*", false)[0]?.name).toBe("Lena Vogt");
  });

  it("has the capitals of the book's language", () => {
    expect(typedNames("LENA IŞIN", true, "tr")[0]?.name).toBe("Lena Işın");
    expect(typedNames("LENA IRIS", true, "en")[0]?.name).toBe("Lena Iris");
  });

  it("is printed with its title, and without its marks", () => {
    expect(typedNames("Prof. Lena Vogt, PhD*")[0]?.printed).toBe("Prof. Lena Vogt, PhD");
  });
});

describe("several names in one field", () => {
  it.each([
    ["Lena Vogt, Ana Ek and Bo Li", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["Lena Vogt; Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Vogt, Lena; Ek, Ana", ["Vogt, Lena", "Ek, Ana"]],
    ["Lena Vogt & Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt und Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Vogt L, Ek A", ["Vogt L", "Ek A"]],
    ["Lena Vogt¹, Ana Ek², Bo Li*", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["L. Vogt, A. Ek, B. Li", ["L. Vogt", "A. Ek", "B. Li"]],
    ["Lena Vogt, Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt\nAna Ek", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt / Ana Ek | Bo Li", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["Lena Vogt (1), Ana Ek (2)", ["Lena Vogt", "Ana Ek"]],
    ["Ombe Quist (Speaker), Tavo Brell", ["Ombe Quist", "Tavo Brell"]],
    ["Ombe Quist (MIT), Tavo Brell (ETH Zürich)", ["Ombe Quist", "Tavo Brell"]],
    ["Ombe~Quist and T.~Brell", ["Ombe Quist", "T. Brell"]],
    ["Lena Vogt1,2, Ana Ek3", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt^1, Ana Ek^{1,2}, Bo Li^2,*", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["Lena Vogt (a), Ana Ek (a,b) and Bo Li (b)", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["김하나1*, 이두리1·2", ["김하나", "이두리"]],
    ["डॉ. लीना वर्मा, प्रो. राम गुप्ता", ["लीना वर्मा", "राम गुप्ता"]],
    ["Lena Vogt, PhD, Ana Ek, MD", ["Lena Vogt", "Ana Ek"]],
    ["Dr. Lena Vogt, Prof. Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Vogt, Lena, Ek, Ana", ["Vogt, Lena", "Ek, Ana"]],
    ["Vogt, L., Ek, A., & Li, B.", ["Vogt, L.", "Ek, A.", "Li, B."]],
    ["Lena Vogt y Juan Ek", ["Lena Vogt", "Juan Ek"]],
    ["Nagy Péter, Kiss Anna", ["Nagy Péter", "Kiss Anna"]],
    ["Nguyễn Văn Ba, Trần Thị Tư", ["Nguyễn Văn Ba", "Trần Thị Tư"]],
    ["Wang Li, Zhang Wei", ["Wang Li", "Zhang Wei"]],
    ["山田花子、鈴木一郎", ["山田花子", "鈴木一郎"]],
    ["山田花子・鈴木一郎", ["山田花子", "鈴木一郎"]],
    ["マリー・キュリー", ["マリー・キュリー"]],
    ["王芳，李明", ["王芳", "李明"]],
    ["王小芳, 李明", ["王小芳", "李明"]],
    ["سارة حسن، عمر علي", ["سارة حسن", "عمر علي"]],
    ["Петров П.П., Иванов И.И.", ["Петров П.П.", "Иванов И.И."]],
    ["L. Vogt, University of Bonn; A. Ek, CERN", ["L. Vogt", "A. Ek"]],
    ["Lena Vogt, Ana Ek et al.", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt¹, Ana Ek² u.a.", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt, Prof. Ana Ek, and 12 others", ["Lena Vogt", "Ana Ek"]],
    ["Vogt L.1*, Prof. Dr. Ek 2, et al.", ["Vogt L.", "Ek"]],
  ])("%s", (written, expected) => {
    expect(names(written)).toEqual(expected);
  });

  it("are printed with the words for “and others”", () => {
    const printed = (written: string) => typedNames(written).map((name) => name.printed);
    expect(printed("Lena Vogt¹, Ana Ek² u.a.")).toEqual(["Lena Vogt", "Ana Ek u.a."]);
    expect(printed("Lena Vogt, Prof. Ana Ek, and 12 others")).toEqual(["Lena Vogt", "Prof. Ana Ek, and 12 others"]);
    expect(["et al.", "Ana Ek et al.", "Ana Ek and others", "Ana Etal"].map(saysOthers)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("are doubtful if a comma may separate two people", () => {
    const doubted = (written: string) => typedNames(written).map(({ isDoubtful }) => isDoubtful);
    expect(doubted("Ombe Quist, Tavo Brell")).toEqual([true]);
    expect(doubted("Lena Vogt, Xiaoming Wu")).toEqual([true]);
    expect(doubted("Vogt Ek, Lena Ana")).toEqual([false]);
    expect(doubted("Vogt, Lena")).toEqual([false]);
  });

  it("are found in a list of hundreds", () => {
    const list = Array.from({ length: 400 }, (_, index) => `Lena Vogt${String.fromCharCode(97 + (index % 26))}`).join(
      ", ",
    );
    expect(names(list)).toHaveLength(400);
  });
});
