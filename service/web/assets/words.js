// What the words of the contract mean to a reader.

export const KINDS = {
  title: "Title",
  body: "Body",
  byline: "Byline",
  credit: "Credit",
  dateline: "Dateline",
  metadata: "Metadata",
  removed: "Taken out",
};

const REASONS = {
  advertisement: "an advertisement or its label",
  affiliate: "a notice that links earn money",
  app_promo: "an invitation to install an app",
  author_bio: "a note about the author",
  breadcrumb: "the path of the page within its site",
  caption: "the caption of a picture",
  comment_form: "a form for comments",
  comments: "what readers wrote",
  contact: "how to reach somebody",
  cookie_notice: "a notice about cookies",
  copyright: "a copyright notice",
  duplicate: "what stands there twice",
  embed: "a post or player from another site",
  feedback: "a question to the reader about the page",
  layout: "a part of the page around the story",
  legal: "terms and conditions",
  login: "an invitation to log in",
  media: "a player’s controls",
  navigation: "a menu, or what leads elsewhere",
  newsletter: "an invitation to a newsletter",
  pagination: "the way to other pages of it",
  paywall: "an invitation to pay",
  post_meta: "when, where and in what section it was posted",
  related_link: "a link to another story",
  share: "buttons to share it",
  tags: "tags and topics",
  template: "what the page’s template left behind",
};

const LONG = 100_000; // UTF-16 units; to part more into words would hold the tab up

const plain = (name) => name.replaceAll("_", " ");

/** A reason as a label. */
export const reasonLabel = plain;

/** A role as a label. */
export const roleLabel = plain;

/** What a reason means. */
export const reasonAbout = (reason) => REASONS[reason] ?? plain(reason);

/** A number with its noun. */
export const count = (number, noun) =>
  `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** How many words a text has, in scripts without spaces too; roughly where it is a long one. */
export function wordsIn(text, language) {
  if (text.length > LONG || !Intl.Segmenter) return text.match(/\S+/g)?.length ?? 0;
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: "word" });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) words += isWordLike ? 1 : 0;
  return words;
}
