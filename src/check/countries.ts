// The countries of the world as affiliations name them: in English, with what is usual beside the official name, and what
// the larger languages call the countries that speak them;
// and the lands of the past that historians need. Folded: lower case, no marks, words apart by a space.

export const countries: ReadonlySet<string> = new Set(
  `afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,austria,azerbaijan,bahamas,bahrain,bangladesh,barbados,
belarus,belgium,belize,benin,bhutan,bolivia,bosnia,bosnia and herzegovina,bosnia herzegovina,botswana,brazil,brunei,bulgaria,
burkina faso,burundi,cabo verde,cape verde,cambodia,cameroon,canada,chad,chile,china,p r china,pr china,peoples republic of china,
people s republic of china,colombia,comoros,congo,democratic republic of the congo,dr congo,costa rica,cote d ivoire,ivory coast,
croatia,cuba,cyprus,czechia,czech republic,the czech republic,denmark,djibouti,dominica,dominican republic,ecuador,egypt,
el salvador,equatorial guinea,eritrea,estonia,eswatini,ethiopia,fiji,finland,france,gabon,gambia,georgia,germany,ghana,greece,
greenland,grenada,guatemala,guinea,guinea bissau,guyana,haiti,honduras,hong kong,hong kong sar,hungary,iceland,india,indonesia,
iran,islamic republic of iran,iraq,ireland,israel,italy,jamaica,japan,jordan,kazakhstan,kenya,kiribati,korea,south korea,
republic of korea,north korea,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,lithuania,
luxembourg,macao,macau,madagascar,malawi,malaysia,maldives,mali,malta,mauritania,mauritius,mexico,moldova,monaco,mongolia,
montenegro,morocco,mozambique,myanmar,namibia,nepal,netherlands,the netherlands,new zealand,nicaragua,niger,nigeria,
north macedonia,macedonia,northern ireland,norway,oman,pakistan,palestine,panama,papua new guinea,paraguay,peru,philippines,
the philippines,poland,portugal,puerto rico,qatar,romania,russia,russian federation,rwanda,samoa,san marino,saudi arabia,
kingdom of saudi arabia,ksa,scotland,england,wales,senegal,serbia,seychelles,sierra leone,singapore,slovakia,slovak republic,
slovenia,solomon islands,somalia,south africa,south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,
taiwan r o c,tajikistan,tanzania,thailand,timor leste,togo,tonga,trinidad and tobago,tunisia,turkey,turkiye,turkmenistan,uganda,
ukraine,united arab emirates,uae,u a e,united kingdom,the united kingdom,uk,u k,great britain,united states,
united states of america,the united states of america,usa,u s a,us,u s,uruguay,uzbekistan,vatican,vatican city,venezuela,vietnam,
viet nam,yemen,zambia,zimbabwe,
austria hungary,bohemia,british india,burma,ceylon,czechoslovakia,east germany,gdr,holy roman empire,moravia,ottoman empire,persia,
provence,prussia,rhodesia,siam,silesia,soviet union,ussr,u s s r,west germany,yugoslavia,
deutschland,osterreich,schweiz,suisse,svizzera,belgique,belgie,nederland,france,espana,italia,portugal,brasil,polska,cesko,
ceska republika,slovensko,slovenija,hrvatska,srbija,magyarorszag,romania,danmark,norge,sverige,suomi,island,eesti,latvija,lietuva,
ellada,rossija,ukraina,frankreich,italien,spanien,niederlande,belgien,luxemburg,polen,tschechien,ungarn,danemark,schweden,
norwegen,finnland,vereinigtes konigreich,grossbritannien,allemagne,autriche,italie,espagne,pays bas,royaume uni,etats unis,japon,
chine,canada,alemania,austria,francia,suiza,reino unido,estados unidos,mexico,germania,svezia,regno unito,stati uniti`
    .replace(/\n/g, "")
    .split(","),
);
