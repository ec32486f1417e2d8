// The style of an e-book: as little as reading systems need, since readers choose the type themselves.

export const epubStyle = `body{line-height:1.5}
h1,h2,h3,h4{line-height:1.25;text-align:start;hyphens:none}
.eyebrow,.places,figcaption,.references,.notes{font-size:.9em}
.people{font-weight:bold}
.people,.places,.references,.plain{list-style:none;padding:0}
figure{margin:1.5em 0;break-inside:avoid}
img{max-width:100%;height:auto}
table{border-collapse:collapse}
th,td{padding:.2em .6em;border-bottom:1px solid;text-align:start;vertical-align:top}
.to-right,.math-right{text-align:end}
.to-center{text-align:center}
.formula{margin:1em 0;overflow-x:auto}
.small-caps{font-variant:small-caps}
.underline{text-decoration:underline}
pre{white-space:pre-wrap}
.withdrawn{text-decoration:line-through}
`;
