// European Portuguese, where it differs from Brazilian.
import type { Labels } from "../labels.ts";
import { pt } from "./pt.ts";

export const ptPt: Labels = {
  ...pt,
  contents: "Índice",
  posters: "Pósteres",
  posterAbstracts: "Resumos dos pósteres",
  boldPresents: "Páginas a negrito: autor que apresenta",
  editors: "Edição",
  types: {
    ...pt.types,
    keynote: "Conferência plenária",
    invited: "Conferência convidada",
    talk: "Comunicação",
    poster: "Póster",
  },
};
